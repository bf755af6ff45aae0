package io.rivulet.streams;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Asks the stores of this instance, and never another's.
 *
 * <p>Not by {@link KafkaStreams#query}, which in Kafka Streams 4.1 locks a store's position and then the store, while
 * whoever writes locks the store and then its position (KAFKA-19629): a question at the wrong moment stopped the stream
 * thread for ever.
 */
@Singleton
public final class LocalStore {

    private final KafkaStreams streams;
    private final ServedStore served;
    private final Freshness freshness;
    private final Map<String, Integer> subtopologies;

    LocalStore(KafkaStreams streams, Topology topology, ServedStore served, Freshness freshness) {
        this.streams = streams;
        this.served = served;
        this.freshness = freshness;
        this.subtopologies = subtopologies(topology);
    }

    /**
     * Asks one of the stores that are divided like the served one.
     *
     * @param store its name
     * @param key the key by which the topic is divided, whatever the store's own keys are made of
     * @param query for one key or a range of them
     * @throws StoreProblem when the store is moving, or the key's partition is held elsewhere
     */
    public <R> Answer<R> ask(String store, String key, Query<R> query) {
        int partition = BuiltInPartitioner.partitionForKey(
                key.getBytes(StandardCharsets.UTF_8), served.topic().partitions());
        StoreQueryParameters<ReadOnlyKeyValueStore<Object, Object>> held = StoreQueryParameters.fromNameAndType(
                        store, QueryableStoreTypes.keyValueStore())
                .withPartition(partition);
        try {
            return new Answer<>(Reading.of(streams.store(held), query), 0);
        } catch (InvalidStateStoreException notActiveHere) {
            return ofStandby(store, partition, held.enableStaleStores(), query);
        }
    }

    private <R> Answer<R> ofStandby(
            String store,
            int partition,
            StoreQueryParameters<ReadOnlyKeyValueStore<Object, Object>> held,
            Query<R> query) {
        try {
            boolean fresh = isFresh(store, partition);
            // Read before it is known whether it is fit: only reading tells that the partition is elsewhere.
            R value = Reading.of(streams.store(held), query);
            if (fresh && isFresh(store, partition)) {
                return new Answer<>(value, 0);
            }
            OptionalLong staleness = freshness.stalenessMillis(partition);
            if (staleness.isPresent()) {
                return new Answer<>(value, staleness.getAsLong());
            }
            if (value instanceof KeyValueIterator<?, ?> range) {
                range.close();
            }
            // A store that is being rebuilt is open, too, and knows next to nothing.
            throw StoreProblem.moving(store);
        } catch (InvalidStateStorePartitionException notHere) {
            throw StoreProblem.elsewhere(served.topic().name(), partition);
        } catch (InvalidStateStoreException moving) {
            throw StoreProblem.moving(store);
        }
    }

    /** Whether nobody but this instance can write it, and it has all that was written. */
    private boolean isFresh(String store, int partition) {
        return isWritten(store, partition) || TakenOver.has(partition);
    }

    /** Whether this instance writes it, though its thread is busy with the stores of others. */
    private boolean isWritten(String store, int partition) {
        Integer subtopology = subtopologies.get(store);
        return subtopology != null && TasksAtWork.has(new TaskId(subtopology, partition));
    }

    private static Map<String, Integer> subtopologies(Topology topology) {
        Map<String, Integer> ofStores = new HashMap<>();
        for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Processor processor) {
                    processor.stores().forEach(store -> ofStores.put(store, part.id()));
                }
            }
        }
        return Map.copyOf(ofStores);
    }
}
