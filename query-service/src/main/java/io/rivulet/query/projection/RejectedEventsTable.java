package io.rivulet.query.projection;

import io.rivulet.schemas.avro.RejectedEvent;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes what could not be taken, told apart by its place in the topic. */
final class RejectedEventsTable {

    /** A rejected event and where it stood in its topic. */
    record Row(ConsumerRecord<String, byte[]> place, RejectedEvent rejected) {}

    private final Staged<Row> rows;

    RejectedEventsTable(RecordJson json) {
        rows = Staged.<Row>into("rejected_events")
                .column("source_partition", row -> row.place().partition())
                .column("source_offset", row -> row.place().offset())
                .column("received_at", row -> row.rejected().getReceivedAt())
                .column("site_id", row -> row.rejected().getSiteId())
                .column("event_id", row -> row.rejected().getEventId())
                .column("reasons", row -> json.text(row.rejected().getReasons()))
                .column("payload", row -> bytes(row.rejected().getPayload()))
                .column("sealed_with", row -> row.rejected().getSealedWith())
                .column("origin", row -> row.rejected().getOrigin())
                .column("refused_by", row -> row.rejected().getRefusedBy());
    }

    void add(Connection connection, List<Row> rejected) throws SQLException {
        if (rejected.isEmpty()) {
            return;
        }
        rows.copy(connection, rejected);
        Sql.execute(
                connection,
                "INSERT INTO rejected_events (%1$s) SELECT %1$s FROM staged_rejected_events ON CONFLICT DO NOTHING"
                        .formatted(rows.columns()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
