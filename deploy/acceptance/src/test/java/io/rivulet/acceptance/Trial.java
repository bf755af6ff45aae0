package io.rivulet.acceptance;

import static org.awaitility.Awaitility.await;

import io.rivulet.acceptance.lives.Deliveries;
import io.rivulet.acceptance.lives.Lives;
import io.rivulet.acceptance.oracle.Differ;
import io.rivulet.acceptance.oracle.Oracle;
import io.rivulet.acceptance.oracle.Told;
import io.rivulet.acceptance.oracle.Verdict;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Some lives before the sessionizer and its judge: sends them, waits until they are over, compares. */
final class Trial {

    private static final String GROUP = "sessionizer-service";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LAST_WORD = Duration.ofSeconds(20);
    private static final List<Topic<?>> ALL = List.of(Topics.USER_EVENTS, Topics.SESSION_EVENTS, Topics.SESSIONS);

    private final String bootstrapServers;
    private final String registryUrl;
    private final String name = "life-" + UUID.randomUUID();
    private final TopicReader reader;
    private final Told told = new Told(visitor -> visitor.startsWith(name));
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** A trial that reads only what is written from now on, of visitors of its own. */
    Trial(String bootstrapServers, String registryUrl) {
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
        this.reader = new TopicReader(bootstrapServers, registryUrl);
        ALL.forEach(topic -> positions.putAll(reader.ends(topic)));
    }

    /** Sends lives in an order of arrival; returns how many deliveries were acknowledged. */
    int send(long seed, long order, int events) {
        try (EventWriter writer = new EventWriter(bootstrapServers, registryUrl)) {
            int sent = new Deliveries(new Lives(seed, name + "-" + order), order, Clock.systemUTC())
                    .deliver(events, writer::write);
            writer.flush();
            return sent;
        }
    }

    /** Returns when every event was taken and every visit is over. */
    void awaitTheEnd(Duration atMost) {
        await("every event to be taken").atMost(atMost).pollInterval(PAUSE).until(() -> lag() == 0);
        await("every visit to be over").atMost(atMost).pollInterval(PAUSE).until(() -> {
            listen();
            return told.open() == 0;
        });
    }

    /** Compares what was told with what is true; waits a little for what has not been said yet. */
    Outcome judge(Oracle oracle, Differ differ) {
        List<UserEvent> arrivals = new ArrayList<>();
        reader.read(Topics.USER_EVENTS, new HashMap<>(positions), event -> {
            if (event.getVisitorId().startsWith(name)) {
                arrivals.add(event);
            }
        });
        List<Verdict> verdicts = oracle.judge(arrivals);
        long deadline = System.nanoTime() + LAST_WORD.toNanos();
        while (true) {
            listen();
            Outcome outcome = Outcome.of(arrivals.size(), verdicts, told, differ);
            if (outcome.differences().isEmpty() || System.nanoTime() > deadline) {
                return outcome;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void listen() {
        reader.read(Topics.SESSIONS, positions, told::session);
        reader.read(Topics.SESSION_EVENTS, positions, told::fact);
    }

    private long lag() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return reader.ends(Topics.USER_EVENTS).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - (taken.get(end.getKey()) == null
                                    ? 0
                                    : taken.get(end.getKey()).offset()))
                    .sum();
        }
    }
}
