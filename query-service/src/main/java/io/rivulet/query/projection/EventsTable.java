package io.rivulet.query.projection;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Writes the table of events. An event that is there already changes nothing. */
final class EventsTable {

    /** An event that counts, and whose it is. */
    record Row(String personId, CountedEvent counted) {

        UserEvent event() {
            return counted.getEvent();
        }

        Page page() {
            return event().getPage();
        }

        Device device() {
            return event().getDevice();
        }

        Place place() {
            return event().getPlace();
        }

        Source source() {
            return event().getSource();
        }
    }

    private final Staged<Row> rows = Staged.<Row>into("events")
            .column("person_id", Row::personId)
            .column("session_id", row -> row.counted().getSessionId())
            .column("place_in_session", row -> row.counted().getPlaceInSession())
            .column("late", row -> row.counted().getLate())
            .column("synthetic_duplicate", row -> row.counted().getSyntheticDuplicate())
            .column("event_id", row -> row.event().getEventId())
            .column("visitor_id", row -> row.event().getVisitorId())
            .column("site_id", row -> row.event().getSiteId())
            .column("occurred_at", row -> row.event().getOccurredAt())
            .column("content_hash", row -> row.event().getContentHash())
            .column("event_name", row -> row.event().getEventName())
            .column("original_name", row -> row.event().getOriginalName())
            .column("kind", row -> row.event().getKind())
            .column("user_id", row -> row.event().getUserId())
            .column("session_hint", row -> row.event().getSessionHint())
            .column("created_at", row -> row.event().getCreatedAt())
            .column("sent_at", row -> row.event().getSentAt())
            .column("received_at", row -> row.event().getReceivedAt())
            .column("sequence", row -> row.event().getSequence())
            .column("imported", row -> row.event().getImported())
            .column("conversion", row -> row.event().getConversion())
            .column(
                    "revenue",
                    row -> row.event().getRevenue() == null
                            ? null
                            : row.event().getRevenue().getAmount())
            .column(
                    "currency",
                    row -> row.event().getRevenue() == null
                            ? null
                            : row.event().getRevenue().getCurrency())
            .column("page_url", row -> row.page().getUrl())
            .column("page_path", row -> row.page().getPath())
            .column("page_title", row -> row.page().getTitle())
            .column("page_referrer", row -> row.page().getReferrer())
            .column("device_type", row -> row.device().getType())
            .column("os", row -> row.device().getOs())
            .column("browser", row -> row.device().getBrowser())
            .column("browser_version", row -> row.device().getBrowserVersion())
            .column("user_agent", row -> row.device().getUserAgent())
            .column("screen_resolution", row -> row.device().getScreenResolution())
            .column("viewport", row -> row.device().getViewport())
            .column("country", row -> row.place().getCountry())
            .column("region", row -> row.place().getRegion())
            .column("city", row -> row.place().getCity())
            .column("channel", row -> row.source().getChannel())
            .column("source", row -> row.source().getSource())
            .column("medium", row -> row.source().getMedium())
            .column("campaign", row -> row.source().getCampaign())
            .column("term", row -> row.source().getTerm())
            .column("content", row -> row.source().getContent())
            .column("consent_analytics", row -> row.event().getConsent().getAnalytics())
            .column("consent_marketing", row -> row.event().getConsent().getMarketing())
            .column("consent_personalization", row -> row.event().getConsent().getPersonalization())
            .column("bot", row -> row.event().getBot())
            .column("bot_reason", row -> row.event().getBotReason())
            .column("sdk", row -> row.event().getSdk())
            .column("properties", row -> row.event().getProperties());

    /** Resolves persons and sessions that are no more, and notes the days on which persons and sites had something. */
    void add(Connection connection, Collection<Row> events, String writer) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        rows.copy(connection, events);
        Sql.execute(connection, """
                UPDATE staged_events e SET person_id = l.user_id
                  FROM visitor_links l WHERE l.visitor_id = e.visitor_id AND e.person_id = e.visitor_id""");
        Sql.execute(connection, """
                UPDATE staged_events e SET person_id = m.into_id
                  FROM person_merges m WHERE m.from_id = e.person_id""");
        Sql.execute(connection, """
                UPDATE staged_events e SET session_id = m.into_id
                  FROM session_merges m WHERE m.from_id = e.session_id""");
        Sql.execute(
                connection,
                "INSERT INTO events (%1$s) SELECT %1$s FROM staged_events ON CONFLICT DO NOTHING"
                        .formatted(rows.columns()));
        DayWrites.note(connection, "SELECT site_id, occurred_at AS at FROM staged_events", writer);
        Sql.execute(
                connection,
                "INSERT INTO sites (site_id) SELECT DISTINCT site_id FROM staged_events ON CONFLICT DO NOTHING");
        Sql.execute(connection, """
                INSERT INTO person_days (person_id, day)
                SELECT DISTINCT person_id, (occurred_at AT TIME ZONE 'UTC')::date FROM staged_events
                ON CONFLICT DO NOTHING""");
    }
}
