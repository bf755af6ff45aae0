package io.rivulet.collector.ingest;

import io.rivulet.backing.BackingServices;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that a topic holds now. */
public final class TopicReader {

    private TopicReader() {}

    /** The same of the broker that all tests share. */
    public static <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<V> topic, Predicate<V> mine) {
        return read(topic, BackingServices.kafka(), BackingServices.registry(), mine);
    }

    /** Accepted events of a visitor. */
    static List<UserEvent> accepted(String visitor) {
        return read(Topics.USER_EVENTS, event -> event.getVisitorId().equals(visitor)).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** The records that a test recognises as its own, whatever else is there. */
    public static <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(
            Topic<V> topic, String kafka, String registry, Predicate<V> mine) {
        List<ConsumerRecord<String, V>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), WireSerde.deserializer(topic, registry))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(written -> {
                    if (mine.test(written.value())) {
                        found.add(written);
                    }
                });
            }
        }
        return found;
    }
}
