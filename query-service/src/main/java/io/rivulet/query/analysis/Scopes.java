package io.rivulet.query.analysis;

import com.fasterxml.jackson.databind.node.TextNode;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.filter.TimeRangeReader;
import io.rivulet.query.store.Sites;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Reads {@code siteId}, {@code dateRange} and {@code bots} of a body. Without a site it is all of them. */
@Singleton
public final class Scopes {

    /** The fields that are read here. */
    public static final List<String> FIELDS = List.of("siteId", "dateRange", "bots");

    private static final String USUAL_RANGE = "30d";

    private final Sites sites;
    private final TimeRangeReader ranges;

    Scopes(Sites sites, Clock clock) {
        this.sites = sites;
        this.ranges = new TimeRangeReader(clock);
    }

    /** The last 30 days where no range is named. */
    public Scope read(Asked body) {
        var asked = sites.asked(body.at("siteId").textOrNull());
        Asked place = body.at("dateRange");
        Asked range = place.isAbsent() ? new Asked(TextNode.valueOf(USUAL_RANGE), place.place()) : place;
        TimeRange read = ranges.read(range, asked.timeZone(), () -> sites.firstEventOf(asked.ids()));
        return new Scope(asked.ids(), read, body.at("bots").flag(false));
    }
}
