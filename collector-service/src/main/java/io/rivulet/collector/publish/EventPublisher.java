package io.rivulet.collector.publish;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.collector.CollectorConfig;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the events of a request into Kafka and says when all of them are safe there. Never blocks its caller. */
@ApplicationScoped
public class EventPublisher {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(6);

    private final Map<String, Object> connection;
    private final CollectorConfig config;
    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "start-publishing");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Line line;

    /** What exists once Kafka and the registry have both answered. */
    private record Line(
            Producer<String, byte[]> producer, WireForm<UserEvent> accepted, WireForm<RejectedEvent> rejected) {}

    EventPublisher(@Identifier("default-kafka-broker") Map<String, Object> connection, CollectorConfig config) {
        this.connection = connection;
        this.config = config;
    }

    /** Whether schemas are registered and the topics are known; it stays so. */
    public boolean isReady() {
        return line != null;
    }

    /**
     * Writes records.
     *
     * @return completes when Kafka has confirmed all of them, on Kafka's thread; fails with {@link NotWritten} when it
     *     has not confirmed one. Then the others may be written all the same: sent again under the same ids they are
     *     recognised as duplicates.
     */
    public CompletionStage<Void> publish(List<UserEvent> accepted, List<RejectedEvent> rejected) {
        Line open = line;
        if (open == null) {
            return CompletableFuture.failedStage(new NotWritten("Kafka or the schema registry has not answered yet"));
        }
        var acknowledgement = new Acknowledgement(accepted.size() + rejected.size());
        for (UserEvent event : accepted) {
            send(open, Topics.USER_EVENTS.name(), event.getVisitorId(), open.accepted().of(event), acknowledgement);
        }
        for (RejectedEvent event : rejected) {
            send(open, Topics.REJECTED_EVENTS.name(), event.getSiteId(), open.rejected().of(event), acknowledgement);
        }
        return acknowledgement.all();
    }

    private static void send(Line open, String topic, String key, byte[] value, Acknowledgement acknowledgement) {
        try {
            open.producer().send(new ProducerRecord<>(topic, key, value), acknowledgement);
        } catch (RuntimeException e) {
            // Most failures come by the call-back; a closed producer throws.
            acknowledgement.onCompletion(null, e);
        }
    }

    void start(@Observes StartupEvent event) {
        starter.execute(this::open);
    }

    /** Tries until it works: a collector that starts before its broker or registry waits for them, not ready. */
    private void open() {
        Line opened = null;
        try {
            String registry = config.registry().url();
            WireForm<UserEvent> accepted =
                    WireForm.registered(Topics.USER_EVENTS, Samples.userEvent(), registry);
            WireForm<RejectedEvent> rejected =
                    WireForm.registered(Topics.REJECTED_EVENTS, Samples.rejectedEvent(), registry);
            opened = new Line(new KafkaProducer<>(ProducerSettings.of(connection, config.publish())), accepted, rejected);
        } catch (RuntimeException e) {
            LOG.warnf("Not ready to publish, trying again: %s", e.getMessage());
            starter.schedule(this::open, BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        learnTopics(opened);
    }

    /** The producer never waits, so its first question for a topic always fails; the answer comes meanwhile. */
    private void learnTopics(Line opened) {
        try {
            opened.producer().partitionsFor(Topics.USER_EVENTS.name());
            opened.producer().partitionsFor(Topics.REJECTED_EVENTS.name());
            line = opened;
            LOG.info("Ready to publish");
        } catch (KafkaException e) {
            LOG.debugf("The topics are not known yet: %s", e.getMessage());
            starter.schedule(() -> learnTopics(opened), BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        starter.shutdownNow();
        Line open = line;
        if (open != null) {
            open.producer().close(FLUSH_LIMIT);
        }
    }
}
