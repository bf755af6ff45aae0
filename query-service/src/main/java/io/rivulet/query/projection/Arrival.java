package io.rivulet.query.projection;

import io.rivulet.schemas.avro.Rejection;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A record that arrived.
 *
 * @param record as Kafka gave it; the key is text, the value bytes, or none in a tombstone
 * @param value what it says; none in a tombstone and in a refused record
 * @param refusal why it cannot be projected, if it can't
 */
record Arrival(
        ConsumerRecord<String, byte[]> record,
        @Nullable SpecificRecord value,
        @Nullable Rejection refusal) {

    Arrival refused(Rejection why) {
        return new Arrival(record, null, why);
    }

    boolean isRefused() {
        return refusal != null;
    }

    boolean isFrom(String topic) {
        return !isRefused() && record.topic().equals(topic);
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** {@code topic/partition/offset}. */
    String origin() {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }
}
