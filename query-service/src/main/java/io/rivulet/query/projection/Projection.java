package io.rivulet.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The projection of this pod: its threads, from the start of the service to its end. */
@ApplicationScoped
class Projection {

    static final List<Topic<?>> TOPICS = List.of(
            Topics.SESSION_EVENTS, Topics.SESSIONS, Topics.USER_PROFILES, Topics.USER_SCORES, Topics.REJECTED_EVENTS);

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final Duration BETWEEN_PASSES = Duration.ofMinutes(10);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);

    private final QueryConfig config;
    private final DataSource postgres;
    private final KafkaClients kafka;
    private final MeterRegistry meters;
    private final Clock clock;
    private final List<ProjectionThread> threads = new ArrayList<>();
    private final ScheduledExecutorService letsGo = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "event-retention");
        daemon.setDaemon(true);
        return daemon;
    });

    Projection(QueryConfig config, DataSource postgres, KafkaClients kafka, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.postgres = postgres;
        this.kafka = kafka;
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (!config.projection().enabled()) {
            return;
        }
        var metrics = new ProjectionMetrics(meters, TOPICS);
        for (int number = 1; number <= config.projection().threads(); number++) {
            String name = "projection-" + number;
            var member = config.projection().instanceId().map(id -> id + "-" + name);
            var thread = new ProjectionThread(
                    name,
                    new ProjectionThread.Needs(
                            postgres,
                            () -> kafka.consumer(config.projection().batchSize(), member),
                            kafka::producer,
                            config.registry().url(),
                            config.projection().longestPause(),
                            metrics,
                            clock));
            threads.add(thread);
            thread.start();
        }
        config.projection().keepEvents().ifPresent(this::letGoOfOlder);
    }

    private void letGoOfOlder(Duration kept) {
        var retention = new EventRetention(postgres, kept, clock);
        var unused = letsGo.scheduleWithFixedDelay(
                () -> {
                    try {
                        retention.pass();
                    } catch (SQLException e) {
                        // Postgres is away, or somebody reads what should go: it goes the next time.
                        LOG.info("Older events stay for now: SQLSTATE {}", e.getSQLState());
                    }
                },
                BETWEEN_PASSES.toMillis(),
                BETWEEN_PASSES.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        letsGo.shutdownNow();
        threads.forEach(ProjectionThread::stop);
        for (ProjectionThread thread : threads) {
            thread.await(PATIENCE_AT_THE_END);
        }
    }

    /** Whether every thread still runs. */
    boolean isAlive() {
        return threads.stream().allMatch(thread -> thread.status().isAlive());
    }

    /** What keeps one of its threads from projecting, if something does. */
    Optional<String> trouble() {
        return threads.stream()
                .map(thread -> Optional.ofNullable(thread.status().trouble()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
