package io.rivulet.query.fleet;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the streams services have come, as Kafka has it. However many want to know, each service is looked at once at a
 * time, and not at all while nobody wants to.
 */
@Singleton
final class Progress {

    private static final long BETWEEN_LOOKS = Duration.ofMillis(5).toNanos();
    private static final int LIMIT_MILLIS = 2_000;

    private final Map<String, Object> connection;
    private final FleetHttp timer;
    private final Map<Holding, Watch> watches = new EnumMap<>(Holding.class);
    private @Nullable Admin admin;

    Progress(@Identifier("default-kafka-broker") Map<String, Object> connection, FleetHttp timer) {
        this.connection = connection;
        this.timer = timer;
        for (Holding holding : Holding.values()) {
            watches.put(holding, new Watch(holding.service()));
        }
    }

    @PreDestroy
    void close() {
        synchronized (this) {
            if (admin != null) {
                admin.close(Duration.ofSeconds(1));
            }
        }
    }

    /**
     * When a service has committed everything before some places; false when it has not done so in time.
     *
     * @param deadline by {@link System#nanoTime}
     */
    CompletableFuture<Boolean> reached(Holding holding, Map<TopicPartition, Long> places, long deadline) {
        if (places.values().stream().allMatch(place -> place == 0)) {
            return CompletableFuture.completedFuture(true);
        }
        var wait = new Wait(places, deadline, new CompletableFuture<>());
        Watch watch = watches.get(holding);
        if (watch != null) {
            watch.add(wait);
        }
        return wait.reached();
    }

    /** Behind the last records of partitions, those of transactions that go on included. */
    CompletableFuture<Map<TopicPartition, Long>> ends(Set<TopicPartition> partitions) {
        return admin().listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest())),
                        new ListOffsetsOptions().timeoutMs(LIMIT_MILLIS))
                .all()
                .toCompletionStage()
                .thenApply(ends -> ends.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, end -> offset(end.getValue()))))
                .toCompletableFuture();
    }

    private static long offset(ListOffsetsResultInfo end) {
        return end.offset();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>(connection);
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "query-service-progress");
            admin = Admin.create(settings);
        }
        return admin;
    }

    private record Wait(Map<TopicPartition, Long> places, long deadline, CompletableFuture<Boolean> reached) {

        /** Whether nobody waits any more. */
        boolean isOver(Map<TopicPartition, OffsetAndMetadata> committed) {
            boolean all = places.entrySet().stream().allMatch(place -> {
                OffsetAndMetadata at = committed.get(place.getKey());
                return place.getValue() == 0 || (at != null && at.offset() >= place.getValue());
            });
            return (all || System.nanoTime() - deadline >= 0) && (reached.complete(all) || reached.isDone());
        }
    }

    private final class Watch {

        private final String group;
        private final Queue<Wait> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean looking = new AtomicBoolean();

        Watch(String group) {
            this.group = group;
        }

        void add(Wait wait) {
            waiting.add(wait);
            if (looking.compareAndSet(false, true)) {
                look();
            }
        }

        private void look() {
            var unused = admin().listConsumerGroupOffsets(
                            group, new ListConsumerGroupOffsetsOptions().timeoutMs(LIMIT_MILLIS))
                    .partitionsToOffsetAndMetadata()
                    .toCompletionStage()
                    .whenComplete((committed, brokerAway) -> seen(brokerAway == null ? committed : Map.of()));
        }

        private void seen(Map<TopicPartition, OffsetAndMetadata> committed) {
            waiting.removeIf(wait -> wait.isOver(committed));
            if (!waiting.isEmpty()) {
                timer.later(BETWEEN_LOOKS, this::look);
                return;
            }
            looking.set(false);
            // Somebody may have come between the two lines above.
            if (!waiting.isEmpty() && looking.compareAndSet(false, true)) {
                look();
            }
        }
    }
}
