package io.rivulet.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.RejectedEvent;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of rejected events in Postgres. */
class RejectedEventsTableIT {

    private final ProjectedDatabase database = ProjectedDatabase.create();

    private void add(@Nullable String sealedWith) throws SQLException {
        var rejected = RejectedEvent.newBuilder()
                .setSiteId("demo")
                .setReasons(List.of())
                .setPayload(ByteBuffer.wrap(new byte[] {0, -1, 7}))
                .setOrigin("/api/analytics/events")
                .setRefusedBy("collector-service")
                .setReceivedAt(Instant.parse("2026-03-02T12:00:00Z"))
                .setSealedWith(sealedWith)
                .build();
        var place = new ConsumerRecord<>(Topics.REJECTED_EVENTS.name(), 2, 7, "demo", new byte[0]);
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            new RejectedEventsTable(new RecordJson())
                    .add(connection, List.of(new RejectedEventsTable.Row(place, rejected)));
            connection.commit();
        }
    }

    @Test
    void aSealedPayloadIsKeptWithTheKeyThatOpensIt() throws SQLException {
        add("8c1f02ab");

        assertThat(database.rows("SELECT payload, sealed_with FROM rejected_events"))
                .containsExactly("\\x00ff07 8c1f02ab");
    }

    @Test
    void onePutAsideByAServiceHasNoKey() throws SQLException {
        add(null);

        assertThat(database.rows("SELECT sealed_with IS NULL FROM rejected_events"))
                .containsExactly("t");
    }
}
