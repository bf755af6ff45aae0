package io.rivulet.query.journey;

/** What a person's way is read from, as SQL: each asks for the sites, and from when until when, bots left out. */
final class Ways {

    /** Everybody's visits: {@code ways}, with the person, how many they made and which type of journey that was. */
    static final String BY_VISITS = """
            numbered AS (
                SELECT person_id, conversion_count, started_at,
                       row_number() OVER (PARTITION BY person_id ORDER BY started_at, session_id) AS number
                  FROM sessions
                 WHERE site_id = ANY (?) AND started_at >= ? AND started_at < ? AND NOT bot
                   AND state <> 'MERGED_INTO'),
            counted AS (
                SELECT person_id, count(*) AS visits, sum(conversion_count) AS conversions,
                       min(started_at) AS first_at, max(started_at) AS last_at,
                       coalesce(min(number) FILTER (WHERE conversion_count > 0), 0) AS converting
                  FROM numbered GROUP BY person_id),
            ways AS (SELECT *, %s AS type FROM counted)""".formatted(JourneyType.expression());

    /**
     * Every touchpoint: {@code touchpoints}. A stage that a later version of the sessionizer may name comes after those that
     * are known here.
     */
    static final String TOUCHPOINTS = """
            touchpoints AS (
                SELECT d.person_id, d.properties->>'journey_stage' AS stage, d.occurred_at,
                       coalesce((d.properties->>'time_spent')::numeric, 0) / 1000 AS seconds,
                       coalesce((d.properties->>'conversion_event')::boolean, false) AS conversion,
                       coalesce(array_position(
                           ARRAY['awareness', 'interest', 'consideration', 'conversion', 'retention'],
                           d.properties->>'journey_stage'), 6) AS place
                  FROM derived_events d
                 WHERE d.site_id = ANY (?) AND d.occurred_at >= ? AND d.occurred_at < ?
                   AND d.event_name = 'journey_touchpoint' AND d.properties->>'journey_stage' IS NOT NULL
                   AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.session_id = d.session_id AND s.bot))""";

    private Ways() {}
}
