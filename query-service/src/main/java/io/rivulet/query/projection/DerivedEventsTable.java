package io.rivulet.query.projection;

import io.rivulet.schemas.avro.DerivedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the conclusions that stand and deletes those that were withdrawn. */
final class DerivedEventsTable {

    /** A conclusion, and about whom. */
    record Row(String personId, DerivedEvent event) {}

    private final Staged<Row> rows = Staged.<Row>into("derived_events")
            .column("event_id", row -> row.event().getEventId())
            .column("event_name", row -> row.event().getEventName())
            .column("site_id", row -> row.event().getSiteId())
            .column("visitor_id", row -> row.event().getVisitorId())
            .column("person_id", Row::personId)
            .column("session_id", row -> row.event().getSessionId())
            .column("occurred_at", row -> row.event().getOccurredAt())
            .column("properties", row -> row.event().getProperties());

    void put(Connection connection, Collection<Row> derived) throws SQLException {
        if (derived.isEmpty()) {
            return;
        }
        Map<String, Row> last = new LinkedHashMap<>();
        derived.forEach(row -> last.put(row.event().getEventId(), row));
        Object[] withdrawn = last.values().stream()
                .filter(row -> row.event().getWithdrawn())
                .map(row -> row.event().getEventId())
                .toArray();
        Sql.update(connection, "DELETE FROM derived_events WHERE event_id = ANY (?)", "text", withdrawn);
        rows.copy(
                connection,
                last.values().stream()
                        .filter(row -> !row.event().getWithdrawn())
                        .toList());
        Sql.execute(connection, """
                INSERT INTO derived_events (%1$s)
                SELECT d.event_id, d.event_name, d.site_id, d.visitor_id, coalesce(p.into_id, l.user_id, d.person_id),
                       coalesce(s.into_id, d.session_id), d.occurred_at, d.properties
                  FROM staged_derived_events d
                  LEFT JOIN visitor_links l ON l.visitor_id = d.visitor_id AND d.person_id = d.visitor_id
                  LEFT JOIN person_merges p ON p.from_id = coalesce(l.user_id, d.person_id)
                  LEFT JOIN session_merges s ON s.from_id = d.session_id
                ON CONFLICT (event_id) DO UPDATE SET
                       session_id = excluded.session_id, occurred_at = excluded.occurred_at,
                       properties = excluded.properties""".formatted(rows.columns()));
    }
}
