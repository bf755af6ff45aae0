package io.rivulet.collector.publish;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.collector.CollectorConfig;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the events of a request into Kafka and says when all of them are safe there. Never blocks its caller. */
@Singleton
public class EventPublisher {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);

    private final Map<String, Object> connection;
    private final CollectorConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Line line;

    EventPublisher(@Identifier("default-kafka-broker") Map<String, Object> connection, CollectorConfig config) {
        this.connection = connection;
        this.config = config;
    }

    /** Whether schemas are registered and the topics have been known once; it stays so. */
    public boolean isOpen() {
        return line != null;
    }

    /**
     * Whether a record could be sent now. A producer that lost all brokers forgets its topics; being asked, it learns
     * them again before an event has to.
     */
    boolean knowsTopics() {
        Line open = line;
        return open != null && knowsTopics(open);
    }

    /**
     * Writes records.
     *
     * @return completes when Kafka has confirmed all of them, on Kafka's thread, with the place of the accepted ones
     *     (where the last of each partition is, {@code partition-offset.partition-offset}, empty for none); fails with {@link NotWritten} when it
     *     has not confirmed one, with {@link TooLargeForKafka} when it never will. Then the others may be written all the same: sent again under the same ids they are
     *     recognised as duplicates.
     */
    public CompletionStage<String> publish(List<UserEvent> accepted, List<RejectedEvent> rejected) {
        Line open = line;
        if (open == null) {
            return CompletableFuture.failedStage(new NotWritten("Kafka or the schema registry has not answered yet"));
        }
        var acknowledgement = new Acknowledgement(accepted.size() + rejected.size());
        accepted.forEach(event -> open.send(event, acknowledgement));
        rejected.forEach(event -> open.send(event, acknowledgement));
        return acknowledgement.all();
    }

    void start(@Observes StartupEvent event) {
        Compression.tryOut();
        Thread starter = new Thread(this::open, "start-publishing");
        starter.setDaemon(true);
        // Whoever starts the service may have another: Avro would find other classes of the same names there.
        starter.setContextClassLoader(EventPublisher.class.getClassLoader());
        starter.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        Line open = line;
        if (open != null) {
            open.close();
        }
    }

    /** Tries until it works: a collector that starts before its broker or registry waits for them, not ready. */
    private void open() {
        try {
            Line opened = null;
            while (opened == null) {
                opened = attempt();
                if (opened == null && stopping.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            while (!knowsTopics(opened)) {
                if (stopping.await(BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS)) {
                    opened.close();
                    return;
                }
            }
            line = opened;
            LOG.info("Ready to publish");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Line attempt() {
        try {
            return Line.open(connection, config);
        } catch (RuntimeException e) {
            // Whoever is stopped in the middle of it finds all sorts of things closed.
            if (stopping.getCount() > 0) {
                LOG.warnf("Not ready to publish, trying again: %s", e.getMessage());
            }
            return null;
        }
    }

    private static boolean knowsTopics(Line opened) {
        try {
            opened.learnTopics();
            return true;
        } catch (KafkaException e) {
            LOG.debugf("The topics are not known yet: %s", e.getMessage());
            return false;
        }
    }
}
