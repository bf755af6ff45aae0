package io.rivulet.bench.stand;

import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** What the collector's topics really hold. */
public final class WrittenRecords implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final String kafka;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    public WrittenRecords(String kafka) {
        this.kafka = kafka;
        this.consumer = consumer(new ByteArrayDeserializer());
        this.partitions = Stream.of(Topics.USER_EVENTS, Topics.REJECTED_EVENTS)
                .flatMap(topic -> partitions(consumer, topic).stream())
                .toList();
    }

    /** How many records the collector has ever written, accepted and rejected. */
    public long count() {
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many records a topic has. */
    public long count(Topic<?> topic) {
        return consumer.endOffsets(partitions(consumer, topic)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Shows every record of a topic, from its start to where its end is now. */
    public <V extends SpecificRecord> void forEach(Topic<V> topic, String registry, Consumer<V> reader) {
        try (var all = consumer(WireSerde.deserializer(topic, registry))) {
            List<TopicPartition> its = partitions(all, topic);
            all.assign(its);
            all.seekToBeginning(its);
            Map<TopicPartition, Long> ends = all.endOffsets(its);
            while (its.stream().anyMatch(one -> all.position(one) < Objects.requireNonNull(ends.get(one)))) {
                all.poll(PATIENCE).forEach(written -> reader.accept(written.value()));
            }
        }
    }

    private <V> KafkaConsumer<byte[], V> consumer(Deserializer<V> values) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), values);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic<?> topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
