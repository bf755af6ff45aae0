package io.rivulet.acceptance;

import java.util.List;
import java.util.Set;

/** Visits as a database would cut them out of the table of events, by silence and by length. */
record PlainSql(Database database) {

    private static final String VISITS = """
            WITH RECURSIVE counted AS (
              SELECT site_id, visitor_id, occurred_at, kind, sequence, event_id,
                     CASE WHEN occurred_at - lag(occurred_at) OVER line <= interval '30 minutes' THEN 0 ELSE 1 END AS begins
              FROM events WHERE NOT late AND visitor_id = ANY (?)
              WINDOW line AS (PARTITION BY site_id, visitor_id ORDER BY occurred_at, sequence, event_id)
            ), stretches AS MATERIALIZED (
              SELECT *, sum(begins) OVER (PARTITION BY site_id, visitor_id
                                          ORDER BY occurred_at, sequence, event_id) AS stretch
              FROM counted
            ), starts AS (
              SELECT site_id, visitor_id, stretch, min(occurred_at) AS started_at, max(occurred_at) AS over_at
              FROM stretches GROUP BY site_id, visitor_id, stretch
              UNION ALL
              SELECT site_id, visitor_id, stretch, next, over_at
              FROM (SELECT * FROM starts WHERE over_at > started_at + interval '%1$s') long, LATERAL (
                SELECT min(occurred_at) AS next FROM stretches one
                WHERE one.site_id = long.site_id AND one.visitor_id = long.visitor_id
                  AND one.stretch = long.stretch AND one.occurred_at > long.started_at + interval '%1$s'
              ) later
            ), placed AS (
              SELECT one.*, max(starts.started_at) OVER (PARTITION BY one.site_id, one.visitor_id
                                                         ORDER BY occurred_at, sequence, event_id) AS started_at
              FROM stretches one LEFT JOIN starts
                ON starts.site_id = one.site_id AND starts.visitor_id = one.visitor_id
                  AND starts.started_at = one.occurred_at
            ), visits AS (
              SELECT site_id, visitor_id, started_at, max(occurred_at) AS ended_at, count(*) AS events,
                     count(*) FILTER (WHERE kind = 'PAGE_VIEW') AS page_views
              FROM placed GROUP BY site_id, visitor_id, started_at
            ), told AS (
              SELECT site_id, visitor_id, started_at, ended_at, events, page_views FROM sessions
              WHERE state <> 'MERGED_INTO' AND visitor_id = ANY (?)
            )
            """.formatted(Trial.LONGEST_VISIT);

    private static final String DIFFERENCES = """
            SELECT 'expected ' || visit::text FROM (SELECT * FROM visits EXCEPT SELECT * FROM told) visit
            UNION ALL
            SELECT 'found ' || visit::text FROM (SELECT * FROM told EXCEPT SELECT * FROM visits) visit
            LIMIT 20""";

    /** What the table of sessions has and the table of events does not say, and the other way round. */
    List<String> differences(Set<String> visitors) {
        return database.strings(VISITS + DIFFERENCES, visitors, visitors);
    }

    /** How many visits the table of events makes. */
    long visits(Set<String> visitors) {
        return Long.parseLong(database.strings(VISITS + "SELECT count(*)::text FROM visits", visitors, visitors)
                .get(0));
    }
}
