package io.rivulet.streams;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.jspecify.annotations.Nullable;

/** Asks the stores of this instance, and never another's. */
@Singleton
public final class LocalStore {

    private final KafkaStreams streams;
    private final ServedStore served;
    private final Freshness freshness;

    LocalStore(KafkaStreams streams, ServedStore served, Freshness freshness) {
        this.streams = streams;
        this.served = served;
        this.freshness = freshness;
    }

    /**
     * Asks one of the stores that are divided like the served one.
     *
     * @param store its name
     * @param key the key by which the topic is divided, whatever the store's own keys are made of
     * @throws StoreProblem when the store is moving, or the key's partition is held elsewhere
     */
    public <R> Answer<R> ask(String store, String key, Query<R> query) {
        int partition = BuiltInPartitioner.partitionForKey(
                key.getBytes(StandardCharsets.UTF_8), served.topic().partitions());
        try {
            var request = StateQueryRequest.inStore(store).withQuery(query).withPartitions(Set.of(partition));
            var asActive =
                    streams.query(request.requireActive()).getPartitionResults().get(partition);
            if (asActive != null && asActive.isSuccess()) {
                return new Answer<>(asActive.getResult(), 0);
            }
            var asStandby = streams.query(request).getPartitionResults().get(partition);
            return new Answer<R>(result(asStandby, partition), freshness.stalenessMillis(partition));
        } catch (InvalidStateStoreException e) {
            throw StoreProblem.moving(store);
        }
    }

    private <R> @Nullable R result(@Nullable QueryResult<R> result, int partition) {
        if (result == null || (result.isFailure() && result.getFailureReason() == FailureReason.NOT_PRESENT)) {
            throw StoreProblem.elsewhere(served.topic().name(), partition);
        }
        if (result.isFailure()) {
            throw StoreProblem.moving(result.getFailureMessage());
        }
        return result.getResult();
    }
}
