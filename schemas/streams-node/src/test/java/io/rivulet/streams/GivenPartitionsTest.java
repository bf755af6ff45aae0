package io.rivulet.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class GivenPartitionsTest {

    private static final TopicPartition THREE = new TopicPartition("facts", 3);
    private static final TopicPartition FOUR = new TopicPartition("facts", 4);

    private final GivenPartitions given = new GivenPartitions();
    private final List<String> heard = new ArrayList<>();
    private final MockConsumer<byte[], byte[]> usual = new MockConsumer<>("earliest");
    private final Consumer<byte[], byte[]> consumer = new WatchedClients(given).watched(usual);

    /** What Kafka Streams hears, with what is known at that moment. */
    private final ConsumerRebalanceListener streams = new ConsumerRebalanceListener() {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            heard.add("given " + partitions + " " + given.has(THREE));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            heard.add("taken " + partitions + " " + given.has(THREE) + " " + TakenOver.has(3));
        }
    };

    @Test
    void whatTheGroupGivesIsKnownUntilItIsTakenAndKafkaStreamsHearsOfIt() {
        given.whenMoreAreGiven(() -> heard.add("more"));
        consumer.subscribe(Set.of("facts"), streams);

        usual.rebalance(List.of(THREE, FOUR));
        TakenOver.found(Set.of(3), TakenOver.forgotten());
        assertThat(given.has(FOUR)).isTrue();
        assertThat(TakenOver.has(3)).isTrue();

        usual.rebalance(List.of(FOUR));

        assertThat(given.has(FOUR)).isTrue();
        assertThat(given.has(THREE)).isFalse();
        assertThat(heard).startsWith("more").contains("given [facts-3, facts-4] true");
        // Before anybody else could be given it.
        assertThat(heard)
                .filteredOn(words -> words.startsWith("taken"))
                .isNotEmpty()
                .allMatch(words -> words.endsWith("false false"));
    }

    @Test
    void whatWasSeenBeforeSomethingWasForgottenIsNotBelieved() {
        RocksDB.loadLibrary();
        long before = TakenOver.forgotten();
        try (Options options = new Options()) {
            new BoundedRocksDb().close("profiles", options);
        }

        TakenOver.found(Set.of(5), before);

        assertThat(TakenOver.has(5)).isFalse();
    }
}
