package io.rivulet.query.store;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows the sites that a question is about. */
@Singleton
public final class Sites {

    private static final int DAYS_TRIED = 3;
    private static final int MOST_NAMED = 20;
    private static final int LONGEST_ECHO = 100;

    private final Postgres postgres;
    private final QueryConfig config;
    private final Viewer viewer;
    private final SitesSetUp setUp;

    /** From which something came. Sites don't become unknown, so that nobody has to be asked about them again. */
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Sites(Postgres postgres, QueryConfig config, Viewer viewer, SitesSetUp setUp) {
        this.postgres = postgres;
        this.config = config;
        this.viewer = viewer;
        this.setUp = setUp;
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
     * @throws Refusal as {@link #named} does
     */
    public Asked asked(@Nullable String siteId) {
        return asked("siteId", siteId);
    }

    /** The same where the field is called otherwise. */
    public Asked asked(String field, @Nullable String siteId) {
        String named = named(field, siteId);
        return named == null ? of(viewer.sight().of(all())) : of(List.of(named));
    }

    /**
     * The site that was named in a request; none where none was.
     *
     * @throws Refusal when it may not be seen, or when nobody knows it
     */
    public @Nullable String named(String field, @Nullable String siteId) {
        return named(viewer.sight(), field, siteId);
    }

    /**
     * The sites of a question.
     *
     * @return none for all there are
     * @throws Refusal as {@link #named} does
     */
    public List<String> those(String field, @Nullable String siteId) {
        String named = named(field, siteId);
        return named == null ? viewer.sight().sites() : List.of(named);
    }

    /**
     * The site of a question whose answer is of one site or of all.
     *
     * @param sight of who asks, outside of a request
     * @return none for all
     * @throws Refusal as {@link #named} does, and when only some may be seen and none was named
     */
    public @Nullable String oneOrAll(Sight sight, String field, @Nullable String siteId) {
        String named = named(sight, field, siteId);
        return named == null ? sight.oneOrAll(field) : named;
    }

    private @Nullable String named(Sight sight, String field, @Nullable String siteId) {
        if (siteId == null || siteId.isBlank()) {
            return null;
        }
        sight.checked(field, siteId);
        // Whoever made a token for a site knows it, though nothing came from there yet.
        if (sight.isOfAllSites() && !isKnown(siteId)) {
            throw Refusal.parameter(field, unknown(field, siteId));
        }
        return siteId;
    }

    private boolean isKnown(String siteId) {
        if (seen.contains(siteId) || config.sites().containsKey(siteId)) {
            return true;
        }
        if (postgres.first("SELECT site_id FROM sites WHERE site_id = ?", row -> row.text("site_id"), siteId)
                .isPresent()) {
            seen.add(siteId);
            return true;
        }
        return setUp.ids().contains(siteId);
    }

    // A wrong name is mostly a slip of the pen: the names that there are tell at once.
    private String unknown(String field, String siteId) {
        var known = new TreeSet<>(all());
        known.addAll(setUp.ids());
        String names = known.isEmpty()
                ? "There is none yet"
                : "There are " + known.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (known.size() > MOST_NAMED ? " and " + (known.size() - MOST_NAMED) + " more" : "");
        String said = siteId.length() > LONGEST_ECHO ? siteId.substring(0, LONGEST_ECHO) + "…" : siteId;
        return "No site is called \"" + said + "\": " + field + " is one from which something came or that is set up. "
                + names + "; GET /api/sites tells of each.";
    }

    /** The sites that are named, else all from which something came, whoever may see them. */
    public Asked known(List<String> siteIds) {
        return of(siteIds.isEmpty() ? all() : siteIds);
    }

    private List<String> all() {
        return postgres.list("SELECT site_id FROM sites ORDER BY site_id", row -> row.text("site_id"));
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
