package io.rivulet.acceptance;

import io.rivulet.schemas.Topic;
import io.rivulet.schemas.WireSerde;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from outside, as any consumer of committed records does. */
record TopicReader(String bootstrapServers, String registryUrl) {

    private static final Duration POLL = Duration.ofSeconds(1);

    /** Where a topic ends now, by partition. */
    Map<TopicPartition, Long> ends(Topic<?> topic) {
        try (KafkaConsumer<String, ?> consumer = consumer(topic)) {
            return consumer.endOffsets(partitions(topic, consumer));
        }
    }

    /**
     * Everything that stands in a topic behind some place, each partition in its order.
     *
     * @param from where to begin, by partition; where reading ended when it returns
     */
    <V extends SpecificRecord> void read(Topic<V> topic, Map<TopicPartition, Long> from, Consumer<V> reader) {
        readKeyed(topic, from, (key, value) -> reader.accept(value));
    }

    /** The same with the records' keys; a tombstone is a key without a value. */
    <V extends SpecificRecord> void readKeyed(
            Topic<V> topic, Map<TopicPartition, Long> from, BiConsumer<String, V> reader) {
        try (KafkaConsumer<String, V> consumer = consumer(topic)) {
            // One partition at a time: whoever judges a visitor wants its events together.
            for (TopicPartition partition : partitions(topic, consumer)) {
                consumer.assign(List.of(partition));
                consumer.seek(partition, from.getOrDefault(partition, 0L));
                long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                while (consumer.position(partition) < end) {
                    consumer.poll(POLL).forEach(record -> reader.accept(record.key(), record.value()));
                }
                from.put(partition, consumer.position(partition));
            }
        }
    }

    private static List<TopicPartition> partitions(Topic<?> topic, KafkaConsumer<?, ?> consumer) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    private <V extends SpecificRecord> KafkaConsumer<String, V> consumer(Topic<V> topic) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "max.poll.records", "5000"),
                new StringDeserializer(),
                WireSerde.deserializer(topic, registryUrl));
    }
}
