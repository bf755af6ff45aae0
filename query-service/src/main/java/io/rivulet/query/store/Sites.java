package io.rivulet.query.store;

import io.rivulet.query.QueryConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows the sites that a question is about. */
@Singleton
public final class Sites {

    private static final int DAYS_TRIED = 3;

    private final Postgres postgres;
    private final QueryConfig config;
    private final Viewer viewer;

    Sites(Postgres postgres, QueryConfig config, Viewer viewer) {
        this.postgres = postgres;
        this.config = config;
        this.viewer = viewer;
    }

    /**
     * The sites of a question.
     *
     * @param ids none when nothing came from any site yet
     * @param timeZone the site's, where there is one site; else UTC
     */
    public record Asked(List<String> ids, ZoneId timeZone) {}

    /**
     * The site that was named in a request, else all from which something came and which who asks may see.
     *
     * @throws io.rivulet.query.problem.Refusal when it may not be seen
     */
    public Asked asked(@Nullable String siteId) {
        return asked("siteId", siteId);
    }

    /** The same where the field is called otherwise. */
    public Asked asked(String field, @Nullable String siteId) {
        Sight sight = viewer.sight();
        if (siteId != null && !siteId.isBlank()) {
            return known(List.of(sight.checked(field, siteId)));
        }
        return of(sight.of(known(List.of()).ids()));
    }

    /** The sites that are named, else all from which something came, whoever may see them. */
    public Asked known(List<String> siteIds) {
        return of(
                !siteIds.isEmpty()
                        ? siteIds
                        : postgres.list("SELECT site_id FROM sites ORDER BY site_id", row -> row.text("site_id")));
    }

    private Asked of(List<String> ids) {
        return new Asked(ids, ids.size() == 1 ? config.timeZoneOf(ids.get(0)) : ZoneId.of("UTC"));
    }

    /** In which its days lie. */
    public ZoneId timeZoneOf(String siteId) {
        return config.timeZoneOf(siteId);
    }

    /** When the first event of all of them happened, if there is one. */
    public Optional<Instant> firstEventOf(List<String> siteIds) {
        return siteIds.stream().flatMap(id -> firstEventOf(id).stream()).min(Comparator.naturalOrder());
    }

    /** When its first event happened, if there is one. */
    public Optional<Instant> firstEventOf(String siteId) {
        return edge(siteId, "");
    }

    /** When its last event happened, if there is one. */
    public Optional<Instant> lastEventOf(String siteId) {
        return edge(siteId, " DESC");
    }

    // By the days that were written to: without them every day there is would have to be looked into, though one has
    // it.
    private Optional<Instant> edge(String siteId, String direction) {
        List<LocalDate> days = postgres.list(
                "SELECT DISTINCT day FROM day_writes WHERE site_id = ? ORDER BY day" + direction + " LIMIT "
                        + DAYS_TRIED,
                row -> row.day("day"),
                siteId);
        for (LocalDate day : days) {
            Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            Optional<Instant> found = postgres.first(
                    "SELECT occurred_at FROM events WHERE site_id = ? AND occurred_at >= ? AND occurred_at < ?"
                            + " ORDER BY occurred_at" + direction + " LIMIT 1",
                    row -> row.time("occurred_at"),
                    siteId,
                    begin,
                    begin.plus(Duration.ofDays(1)));
            if (found.isPresent()) {
                return found;
            }
        }
        // What was written may have moved to another day, or been let go of.
        return postgres.first(
                "SELECT occurred_at FROM events WHERE site_id = ? ORDER BY occurred_at" + direction + " LIMIT 1",
                row -> row.time("occurred_at"),
                siteId);
    }
}
