package io.rivulet.query.forecast;

/** What can be looked ahead at: a number a day. */
enum Metric {
    VISITORS("visitors", "events", "occurred_at", "count(DISTINCT visitor_id)", "true"),
    SESSIONS("sessions", "sessions", "started_at", "count(*)", "state <> 'MERGED_INTO'"),
    PAGE_VIEWS("pageViews", "events", "occurred_at", "count(*)", "kind = 'PAGE_VIEW'"),
    EVENTS("events", "events", "occurred_at", "count(*)", "true"),
    CONVERSIONS("conversions", "events", "occurred_at", "count(*)", "conversion"),
    /** In one currency. */
    REVENUE("revenue", "events", "occurred_at", "sum(revenue)", "revenue IS NOT NULL");

    private final String wireName;
    private final String table;
    private final String time;
    private final String sum;
    private final String condition;

    Metric(String wireName, String table, String time, String sum, String condition) {
        this.wireName = wireName;
        this.table = table;
        this.time = time;
        this.sum = sum;
        this.condition = condition;
    }

    String wireName() {
        return wireName;
    }

    /** Whether it is never below nothing. */
    boolean counts() {
        return this != REVENUE;
    }

    /** Days and numbers; parameters: time zone, sites, from, until. */
    String query() {
        return """
                SELECT (%2$s AT TIME ZONE ?)::date AS day, %3$s AS number FROM %1$s
                 WHERE site_id = ANY (?) AND %2$s >= ? AND %2$s < ? AND NOT bot AND %4$s""".formatted(table, time, sum, condition);
    }
}
