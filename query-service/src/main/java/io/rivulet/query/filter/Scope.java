package io.rivulet.query.filter;

import java.util.List;

/**
 * Which events and visits a question is about, before any filter: those of some sites, events that happened and visits
 * that began in a range. A visit that became part of another is none.
 *
 * @param bots whether programs count too
 */
public record Scope(List<String> siteIds, TimeRange range, boolean bots) {

    // A visit lasts a day at most; two find it wherever an event of it lies.
    private static final String LONGEST_VISIT = "interval '2 days'";

    public Scope {
        siteIds = List.copyOf(siteIds);
    }

    public Scope during(TimeRange other) {
        return new Scope(siteIds, other, bots);
    }

    /** The events that pass, {@code FROM events e … WHERE …}; with their visits {@code s} where those are needed. */
    public SqlText events(Filter filter, boolean visits) {
        return eventsOnly(visits || filter.needsVisit()).then(" AND ").then(onEvents(filter));
    }

    /** The visits that pass: those of which one event passes, where the filter speaks of events. */
    public SqlText visits(Filter filter) {
        SqlText all = SqlText.of(
                "FROM sessions s WHERE s.site_id = ANY (?) AND s.started_at >= ? AND s.started_at < ?"
                        + " AND s.state <> 'MERGED_INTO'" + (bots ? "" : " AND NOT s.bot"),
                siteIds,
                range.from(),
                range.until());
        if (filter.speaksOfEvents()) {
            return all.then(" AND s.session_id IN (SELECT e.session_id ")
                    .then(events(filter, false))
                    .then(")");
        }
        return all.then(" AND ").then(onVisits(filter));
    }

    /** Whether the filter holds for event {@code e}; never unknown. */
    public SqlText onEvents(Filter filter) {
        return new FilterSql(this, false).of(filter);
    }

    private SqlText onVisits(Filter filter) {
        return new FilterSql(this, true).of(filter);
    }

    private SqlText eventsOnly(boolean visits) {
        SqlText from = SqlText.of("FROM events e");
        if (visits) {
            from = from.then(
                    " LEFT JOIN sessions s ON s.session_id = e.session_id AND s.site_id = ANY (?)"
                            + " AND s.started_at >= ?::timestamptz - " + LONGEST_VISIT
                            + " AND s.started_at < ?::timestamptz + " + LONGEST_VISIT,
                    siteIds,
                    range.from(),
                    range.until());
        }
        return from.then(
                " WHERE e.site_id = ANY (?) AND e.occurred_at >= ? AND e.occurred_at < ?"
                        + (bots ? "" : " AND NOT e.bot"),
                siteIds,
                range.from(),
                range.until());
    }
}
