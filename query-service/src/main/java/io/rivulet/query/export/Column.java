package io.rivulet.query.export;

import io.rivulet.query.store.Row;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of the file.
 *
 * @param name in the file: the API's word
 * @param column in the table
 * @param kind what its values are
 */
record Column(String name, String column, Kind kind) {

    /** What values can be. */
    enum Kind {
        TEXT,
        FLAG,
        TIME,
        /** A decimal of six places. */
        AMOUNT,
        /** A JSON object as text. */
        JSON
    }

    /** Everything that is told of an event. */
    static final List<Column> ALL = List.of(
            text("eventId", "event_id"),
            text("eventName", "event_name"),
            text("originalName", "original_name"),
            text("kind", "kind"),
            new Column("occurredAt", "occurred_at", Kind.TIME),
            new Column("receivedAt", "received_at", Kind.TIME),
            text("siteId", "site_id"),
            text("visitorId", "visitor_id"),
            text("personId", "person_id"),
            text("userId", "user_id"),
            text("sessionId", "session_id"),
            text("pageUrl", "page_url"),
            text("pagePath", "page_path"),
            text("pageTitle", "page_title"),
            text("pageReferrer", "page_referrer"),
            text("deviceType", "device_type"),
            text("os", "os"),
            text("browser", "browser"),
            text("browserVersion", "browser_version"),
            text("screenResolution", "screen_resolution"),
            text("viewport", "viewport"),
            text("country", "country"),
            text("region", "region"),
            text("city", "city"),
            text("channel", "channel"),
            text("source", "source"),
            text("medium", "medium"),
            text("campaign", "campaign"),
            text("term", "term"),
            text("content", "content"),
            new Column("conversion", "conversion", Kind.FLAG),
            new Column("revenue", "revenue", Kind.AMOUNT),
            text("currency", "currency"),
            new Column("late", "late", Kind.FLAG),
            text("sdk", "sdk"),
            new Column("properties", "properties", Kind.JSON));

    private static Column text(String name, String column) {
        return new Column(name, column, Kind.TEXT);
    }

    /** Its value in a row: a String, Boolean, Instant or BigDecimal, by its kind. */
    @Nullable Object of(Row row) throws SQLException {
        return switch (kind) {
            case TEXT, JSON -> row.textOrNull(column);
            case FLAG -> row.flag(column);
            case TIME -> row.timeOrNull(column);
            case AMOUNT -> row.amount(column);
        };
    }
}
