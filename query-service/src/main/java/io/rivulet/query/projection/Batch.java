package io.rivulet.query.projection;

import io.rivulet.schemas.Topic;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What is written in one transaction.
 *
 * @param arrivals those of one partition stand in the order of their offsets
 * @param ends where each partition stands afterwards; also of partitions in which nothing but transaction marks lay
 */
record Batch(List<Arrival> arrivals, Map<TopicPartition, Long> ends) {

    /** Two batches that are this one when written one after the other. */
    List<Batch> halves() {
        var first = arrivals.subList(0, arrivals.size() / 2);
        var second = arrivals.subList(arrivals.size() / 2, arrivals.size());
        Map<TopicPartition, Long> reached = new HashMap<>();
        first.forEach(
                arrival -> reached.put(arrival.partition(), arrival.record().offset() + 1));
        return List.of(new Batch(first, reached), new Batch(second, ends));
    }

    /** A partition of it: nobody else writes from that at the same time. */
    String writer() {
        return ends.keySet().stream()
                .map(TopicPartition::toString)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What one topic's readable records say, tombstones left out. */
    <V extends SpecificRecord> List<V> values(Topic<V> topic) {
        return of(topic)
                .filter(arrival -> arrival.value() != null)
                .map(arrival -> topic.valueType().cast(arrival.value()))
                .toList();
    }

    /** One topic's readable records, tombstones included. */
    Stream<Arrival> of(Topic<?> topic) {
        return arrivals.stream().filter(arrival -> arrival.isFrom(topic.name()));
    }

    /** The UTC days on which its events happened. */
    Set<LocalDate> days() {
        return arrivals.stream()
                .filter(arrival -> arrival.value() instanceof SessionEvent)
                .map(arrival -> ((SessionEvent) arrival.value()).getFact())
                .filter(CountedEvent.class::isInstance)
                .map(fact -> EventDays.dayOf(((CountedEvent) fact).getEvent().getOccurredAt()))
                .collect(Collectors.toSet());
    }
}
