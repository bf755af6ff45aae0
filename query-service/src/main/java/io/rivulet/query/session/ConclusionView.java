package io.rivulet.query.session;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rivulet.query.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was concluded from a visit's events: a signal, or a touchpoint of the visitor's journey.
 *
 * @param occurredAt when it became true
 * @param properties its grounds
 */
record ConclusionView(
        String eventId,
        String eventName,
        Instant occurredAt,

        @JsonRawValue @Schema(implementation = Object.class, type = SchemaType.OBJECT)
        String properties) {

    static ConclusionView of(Row row) throws SQLException {
        return new ConclusionView(
                row.text("event_id"), row.text("event_name"), row.time("occurred_at"), row.text("properties"));
    }
}
