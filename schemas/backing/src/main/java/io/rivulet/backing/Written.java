package io.rivulet.backing;

import io.rivulet.schemas.Topic;
import io.rivulet.schemas.WireSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic holds. */
public final class Written {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private Written() {}

    /** Every record that is committed at the moment, those of one key in order. */
    public static <V extends SpecificRecord> List<ConsumerRecord<String, V>> to(Topic<V> topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        BackingServices.kafka(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                WireSerde.deserializer(topic, BackingServices.registry()))) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var written = new ArrayList<ConsumerRecord<String, V>>();
            while (partitions.stream()
                    .anyMatch(
                            partition -> consumer.position(partition) < Objects.requireNonNull(ends.get(partition)))) {
                consumer.poll(PATIENCE).forEach(written::add);
            }
            return written;
        }
    }
}
