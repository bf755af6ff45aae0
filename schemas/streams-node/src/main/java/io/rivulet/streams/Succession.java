package io.rivulet.streams;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;

/**
 * Finds which of the partitions that were given to this instance it has complete, and tells {@link TakenOver}. Asks the
 * broker; used by one thread.
 */
@Singleton
final class Succession {

    private final KafkaStreams streams;
    private final ServedStore served;
    private final Changelogs changelogs;
    private final GivenPartitions given;

    Succession(KafkaStreams streams, ServedStore served, Changelogs changelogs, GivenPartitions given) {
        this.streams = streams;
        this.served = served;
        this.changelogs = changelogs;
        this.given = given;
    }

    /** Looks whether nothing is missing of what was given. */
    boolean isComplete() {
        // First of all: what is taken away, or closed, while it is looked at was not seen.
        long forgotten = TakenOver.forgotten();
        Set<Integer> open = IntStream.range(0, served.topic().partitions())
                .filter(partition -> given.has(new TopicPartition(served.topic().name(), partition)))
                .filter(partition -> !TakenOver.has(partition))
                .boxed()
                .collect(Collectors.toSet());
        if (open.isEmpty()) {
            return true;
        }
        Map<String, Map<Integer, LagInfo>> stores = streams.allLocalStorePartitionLags();
        // The heads: up to where anything was written, whether it is committed, given up or still undecided.
        Set<Integer> complete = complete(
                        open,
                        byChangelog(stores, LagInfo::currentOffsetPosition),
                        byChangelog(stores, LagInfo::endOffsetPosition),
                        changelogs::blank)
                .stream()
                // Between standing in and writing the stores are out of sight for a moment.
                .filter(partition ->
                        stores.getOrDefault(served.store(), Map.of()).containsKey(partition))
                .collect(Collectors.toSet());
        TakenOver.found(complete, forgotten);
        return complete.containsAll(open);
    }

    /**
     * Those of some partitions of which no changelog holds a committed record that isn't here, nor an undecided one.
     *
     * @param positions of the stores that are here
     * @param heads up to where their changelogs are written
     * @param blank which of some changelogs have nothing but markers and what was given up between a position and the head
     */
    static Set<Integer> complete(
            Set<Integer> partitions,
            Map<TopicPartition, Long> positions,
            Map<TopicPartition, Long> heads,
            BiFunction<Map<TopicPartition, Long>, Map<TopicPartition, Long>, Set<TopicPartition>> blank) {
        Map<TopicPartition, Long> behind = new HashMap<>();
        positions.forEach((changelog, position) -> {
            if (partitions.contains(changelog.partition())
                    && position < heads.getOrDefault(changelog, Long.MAX_VALUE)) {
                behind.put(changelog, position);
            }
        });
        Set<TopicPartition> decided = behind.isEmpty() ? Set.of() : blank.apply(behind, heads);
        Set<Integer> lacking = behind.keySet().stream()
                .filter(changelog -> !decided.contains(changelog))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
        return partitions.stream()
                .filter(partition -> !lacking.contains(partition))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> byChangelog(
            Map<String, Map<Integer, LagInfo>> stores, ToLongFunction<LagInfo> place) {
        Map<TopicPartition, Long> places = new HashMap<>();
        stores.forEach((store, partitions) -> partitions.forEach(
                (partition, lag) -> places.put(changelogs.of(store, partition), place.applyAsLong(lag))));
        return places;
    }
}
