package io.rivulet.streams;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions the group has given to this instance to write, as its consumer is told: until it is told otherwise
 * nobody else commits anything there. What Kafka Streams tells of an assignment is who is to have a partition in the end.
 */
@Singleton
final class GivenPartitions {

    private final Set<TopicPartition> now = ConcurrentHashMap.newKeySet();
    private final Collection<Runnable> listeners = new CopyOnWriteArrayList<>();

    boolean has(TopicPartition partition) {
        return now.contains(partition);
    }

    /** Does something whenever some are given, on the thread that is told: it has to be short. */
    void whenMoreAreGiven(Runnable listener) {
        listeners.add(listener);
    }

    /** Some are given, or were already. */
    void more(Collection<TopicPartition> partitions) {
        if (now.addAll(partitions)) {
            listeners.forEach(Runnable::run);
        }
    }

    /** A listener that hears the same and passes it on: of what is taken away before anybody could be given it. */
    ConsumerRebalanceListener before(ConsumerRebalanceListener other) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                more(partitions);
                other.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                taken(partitions);
                other.onPartitionsRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                taken(partitions);
                other.onPartitionsLost(partitions);
            }
        };
    }

    private void taken(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            now.removeAll(Set.copyOf(partitions));
            TakenOver.forget();
        }
    }
}
