package io.rivulet.query.analysis;

import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.Dimensions;
import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.FilterReader;
import java.util.List;
import java.util.Set;

/** Reads {@code {"event", "filters"}}: events of a name, or of any, that pass filters. */
public final class EventOf {

    private EventOf() {}

    /** Events of the usual name where nothing is said. */
    public static Filter.And read(Asked asked, String usual) {
        if (asked.isAbsent()) {
            return Dimensions.ofEvent(usual, new Filter.And(List.of()));
        }
        asked.object(Set.of("event", "filters"));
        Filter.And filters = FilterReader.read(asked.at("filters"));
        String event = asked.at("event").textOrNull();
        return event == null ? filters : Dimensions.ofEvent(event, filters);
    }
}
