package io.rivulet.streams;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads in the changelogs of the stores what can't be learnt from offsets. A transaction's marker takes an offset, too,
 * and so does what was never committed: behind the last record that a stand-in will ever be given there are offsets that
 * it never reaches. Used by one thread.
 */
@Singleton
final class Changelogs {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(50);

    private final NodeConfig node;
    private final String bootstrapServers;
    private @Nullable Consumer<byte[], byte[]> consumer;

    Changelogs(NodeConfig node, Config config) {
        this.node = node;
        this.bootstrapServers = config.getValue("quarkus.kafka-streams.bootstrap-servers", String.class);
    }

    @PreDestroy
    void close() {
        Consumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }

    /** Where a store's changes are. */
    TopicPartition of(String store, int partition) {
        return new TopicPartition(node.service() + "-" + store + "-changelog", partition);
    }

    /** Up to where everything is committed or given up. */
    Map<TopicPartition, Long> ends(Set<TopicPartition> changelogs) {
        return consumer().endOffsets(changelogs, LIMIT);
    }

    /**
     * Which changelogs hold no committed record between a position and an end.
     *
     * @param positions at least one, each before its end
     */
    Set<TopicPartition> blank(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        Consumer<byte[], byte[]> reader = consumer();
        Set<TopicPartition> undecided = new HashSet<>(positions.keySet());
        Set<TopicPartition> blank = new HashSet<>();
        reader.assign(undecided);
        // Who was assigned before is still paused.
        reader.resume(undecided);
        positions.forEach(reader::seek);
        long deadline = System.nanoTime() + LOOK.toNanos();
        while (!undecided.isEmpty() && System.nanoTime() < deadline) {
            Set<TopicPartition> found = reader.poll(POLL).partitions();
            undecided.removeAll(found);
            reader.pause(found);
            for (TopicPartition changelog : Set.copyOf(undecided)) {
                if (reader.position(changelog) >= ends.getOrDefault(changelog, Long.MAX_VALUE)) {
                    undecided.remove(changelog);
                    blank.add(changelog);
                }
            }
        }
        return blank;
    }

    private Consumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            Map<String, Object> settings = new HashMap<>();
            settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
            settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            // Whether there is a record is all that is asked.
            settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024);
            settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        return consumer;
    }
}
