package io.rivulet.query.person;

/** By what persons are listed, the greatest first. */
enum PersonSort {
    LAST_SEEN("lastSeen", "p.last_seen_at", "timestamptz"),
    FIRST_SEEN("firstSeen", "p.first_seen_at", "timestamptz"),
    SESSIONS("sessions", "p.sessions", "bigint"),
    EVENTS("events", "p.events", "bigint"),
    CONVERSIONS("conversions", "p.conversion_count", "bigint"),
    /** Who is not scored yet comes last. */
    LEAD("lead", "coalesce(s.lead, -1)", "double precision"),
    ENGAGEMENT("engagement", "coalesce(s.engagement, -1)", "double precision");

    private final String wireName;
    private final String expression;
    private final String type;

    PersonSort(String wireName, String expression, String type) {
        this.wireName = wireName;
        this.expression = expression;
        this.type = type;
    }

    String wireName() {
        return wireName;
    }

    String expression() {
        return expression;
    }

    /** The type of its values in Postgres. */
    String type() {
        return type;
    }
}
