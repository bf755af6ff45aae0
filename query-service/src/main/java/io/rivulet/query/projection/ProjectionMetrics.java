package io.rivulet.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rivulet.schemas.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Counts what comes in and what becomes of it: every record read is either projected or refused. */
final class ProjectionMetrics {

    private final MeterRegistry registry;
    private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();

    ProjectionMetrics(MeterRegistry registry, Iterable<Topic<?>> topics) {
        this.registry = registry;
        for (Topic<?> topic : topics) {
            Gauge.builder("rivulet_query_projection_lag", this, metrics -> metrics.lagOf(topic.name()))
                    .description("Records of this pod's partitions that are not projected yet")
                    .tag("topic", topic.name())
                    .register(registry);
        }
    }

    /** A record is projected, or was refused and its refusal told. */
    void took(Arrival arrival) {
        String name = arrival.isRefused() ? "refused" : "projected";
        registry.counter(
                        "rivulet_query_projection_records_" + name,
                        "topic",
                        arrival.record().topic())
                .increment();
    }

    /** Somebody else wrote a batch first. */
    void fenced() {
        registry.counter("rivulet_query_projection_batches_fenced").increment();
    }

    /** A stored position was not in the topic any more: records may be missing. */
    void jumped(TopicPartition partition) {
        registry.counter("rivulet_query_projection_positions_lost", "topic", partition.topic())
                .increment();
    }

    void lags(TopicPartition partition, long records) {
        lags.put(partition, records);
    }

    void forget(Iterable<TopicPartition> partitions) {
        partitions.forEach(lags::remove);
    }

    private double lagOf(String topic) {
        return lags.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .collect(Collectors.summingLong(Map.Entry::getValue));
    }
}
