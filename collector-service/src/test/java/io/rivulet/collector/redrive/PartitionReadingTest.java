package io.rivulet.collector.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rivulet.collector.personal.PersonalKey;
import io.rivulet.collector.personal.SealedPayload;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionReadingTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.REJECTED_EVENTS.name(), 2);
    private static final Instant WRITTEN = Instant.parse("2026-03-02T12:00:00Z");
    private static final SealedPayload SEALED =
            new SealedPayload(PersonalKey.of("key", Base64.getEncoder().encodeToString(new byte[32])), List.of());

    /** Schema 1 is known; its values are the payloads of missing_field's, and one of them is not what it should be. */
    private static final Deserializer<RejectedEvent> VALUES = (topic, value) -> {
        String payload = new String(value, 5, value.length - 5, StandardCharsets.UTF_8);
        if (payload.equals("broken")) {
            throw new IllegalStateException("a secret");
        }
        return RejectedEvent.newBuilder()
                .setSiteId("demo")
                .setReasons(List.of(new Rejection("missing_field", "", "")))
                .setPayload(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)))
                .setOrigin("/api/analytics/events")
                .setRefusedBy("collector-service")
                .setReceivedAt(WRITTEN)
                .build();
    };

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private IntPredicate schemas = id -> id == 1;

    private void written(String site, byte[]... values) {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) values.length));
        for (int i = 0; i < values.length; i++) {
            consumer.addRecord(new ConsumerRecord<>(
                    PARTITION.topic(),
                    PARTITION.partition(),
                    i,
                    WRITTEN.toEpochMilli(),
                    TimestampType.CREATE_TIME,
                    site.length(),
                    values[i].length,
                    site.getBytes(StandardCharsets.UTF_8),
                    values[i],
                    new RecordHeaders(),
                    java.util.Optional.empty()));
        }
    }

    private PartitionReading reading() {
        return new PartitionReading(
                consumer,
                PARTITION,
                new RejectedForm(schemas, VALUES),
                SEALED,
                System.nanoTime() + Duration.ofSeconds(30).toNanos());
    }

    private static Wanted all() {
        return behind(null);
    }

    private static Wanted behind(@Nullable RejectedId place) {
        return new Wanted("demo", place, null, null, null, 100);
    }

    @Test
    void goesOnBehindAPlace() {
        written("demo", value("a"), value("b"));

        RejectedPage page = reading().page(behind(new RejectedId(2, 0)));

        assertThat(page.records()).extracting(record -> record.id().offset()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 9999})
    void whoGoesOnInAnotherPartitionIsToldSoRatherThanShownTheBeginningForEver(int other) {
        written("demo", value("a"));

        assertThatExceptionOfType(RejectedTopic.Elsewhere.class)
                .isThrownBy(() -> reading().page(behind(new RejectedId(other, 0))))
                .returns("rejected-events-2-", RejectedTopic.Elsewhere::begin);
    }

    private static byte[] value(String payload) {
        return valueOf(1, payload);
    }

    private static byte[] valueOf(int schema, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) 0)
                .putInt(schema)
                .put(bytes)
                .array();
    }

    private static String reason(RejectedRecord record) {
        return record.event().getReasons().get(0).getCode() + ": "
                + record.event().getReasons().get(0).getDetail();
    }

    @Test
    void whatCanNotBeReadIsShownByItsPlaceAmongTheOthers() {
        written("demo", value("first"), value("broken"), value("third"));

        RejectedPage page = reading().page(all());

        assertThat(page.records()).extracting(RejectedRecord::id).containsExactly(place(0), place(1), place(2));
        assertThat(page.records())
                .extracting(record -> new String(record.bytes(), StandardCharsets.UTF_8))
                .containsExactly("first", "", "third");
        assertThat(page.records().get(1).event().getReceivedAt()).isEqualTo(WRITTEN);
        assertThat(page.more()).isFalse();
    }

    @Test
    void itsReasonQuotesNothingOfIt() {
        written("demo", value("broken"));

        assertThat(reading().page(all()).records())
                .extracting(PartitionReadingTest::reason)
                .containsExactly("unreadable: It is not what schema 1 says.");
    }

    @Test
    void aSchemaThatNobodyKnowsIsItsReason() {
        written("demo", valueOf(7, "first"));

        assertThat(reading().page(all()).records())
                .extracting(PartitionReadingTest::reason)
                .containsExactly("unreadable: The registry has no schema 7.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\u0000abc", "no value at all"})
    void whatDoesNotBeginLikeAValueIsNone(String written) {
        written("demo", written.getBytes(StandardCharsets.UTF_8));

        assertThat(reading().page(all()).records())
                .extracting(PartitionReadingTest::reason)
                .containsExactly("unreadable: It does not begin with the id of a schema.");
    }

    @Test
    void itIsNobodysButItsSites() {
        written("shop", value("broken"));

        assertThat(reading().page(all()).records()).isEmpty();
    }

    @Test
    void itIsNotThereForAnotherReason() {
        written("demo", value("broken"), value("second"));

        assertThat(reading()
                        .page(new Wanted("demo", null, null, null, "missing_field", 100))
                        .records())
                .extracting(RejectedRecord::id)
                .containsExactly(place(1));
    }

    @Test
    void itIsFoundByItsPlace() {
        written("demo", value("first"), value("broken"));

        assertThat(reading().at("demo", List.of(place(0), place(1))).records()).containsOnlyKeys(place(0), place(1));
    }

    @Test
    void aRegistryThatSaysNothingIsNoReasonToCallARecordUnreadable() {
        written("demo", value("first"));
        schemas = id -> {
            throw new RejectedTopic.OutOfReach("away");
        };

        assertThatExceptionOfType(RejectedTopic.OutOfReach.class)
                .isThrownBy(() -> reading().page(all()));
    }

    private static RejectedId place(long offset) {
        return new RejectedId(2, offset);
    }
}
