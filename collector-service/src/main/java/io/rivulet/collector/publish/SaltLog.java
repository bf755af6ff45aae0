package io.rivulet.collector.publish;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.collector.CollectorConfig;
import io.rivulet.collector.consent.DailySalts;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CookielessSalt;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Agrees with all other collectors on the salt of the day, by a topic that all of them read from its start: whoever finds
 * a day without a salt proposes one, and of several proposals the first in the topic counts for everybody. Nobody uses its
 * own proposal before it has read it back.
 */
@ApplicationScoped
class SaltLog {

    private static final Logger LOG = Logger.getLogger(SaltLog.class);
    private static final TopicPartition LOG_OF_SALTS = new TopicPartition(Topics.COOKIELESS_SALTS.name(), 0);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final int API_TIMEOUT_MILLIS = 5000;

    private final Map<String, Object> connection;
    private final String registry;
    private final DailySalts salts;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread follower = new Thread(this::follow, "follow-salts");

    SaltLog(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            CollectorConfig config,
            DailySalts salts,
            Clock clock) {
        this.connection = connection;
        this.registry = config.registry().url();
        this.salts = salts;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        follower.setDaemon(true);
        // Whoever starts the service may have another: Avro would find other classes of the same names there.
        follower.setContextClassLoader(SaltLog.class.getClassLoader());
        follower.start();
    }

    /** Waits for the follower: soon what it works with is there no more, which it would report as a failure. */
    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        follower.interrupt();
        try {
            follower.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries until it works: without Kafka nothing is acknowledged, with or without a salt. */
    private void follow() {
        try {
            while (!stopping.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                try (var written = WireSerde.deserializer(Topics.COOKIELESS_SALTS, registry);
                        var consumer = consumer()) {
                    follow(consumer, written, SaltProposals.open(connection, registry));
                } catch (RuntimeException e) {
                    // Whoever is stopped in the middle of it is interrupted there.
                    if (stopping.getCount() > 0) {
                        LOG.warnf("Can't follow the salts, trying again: %s", e.getMessage());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(
            KafkaConsumer<String, byte[]> consumer, Deserializer<CookielessSalt> written, SaltProposals proposals) {
        List<TopicPartition> all = List.of(LOG_OF_SALTS);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        long end = consumer.endOffsets(all).getOrDefault(LOG_OF_SALTS, 0L);
        while (stopping.getCount() > 0) {
            // The salts are needed again only when all that was there has been read.
            if (consumer.position(LOG_OF_SALTS) >= end) {
                for (LocalDate day : salts.missing(clock.instant())) {
                    end = Math.max(end, proposals.propose(day, clock.instant()) + 1);
                }
            }
            consumer.poll(BETWEEN_LOOKS).forEach(record -> learn(record, written));
            salts.forget(clock.instant());
        }
    }

    private void learn(ConsumerRecord<String, byte[]> record, Deserializer<CookielessSalt> written) {
        CookielessSalt salt = written.deserialize(record.topic(), record.value());
        byte[] bytes = new byte[salt.getSalt().remaining()];
        salt.getSalt().duplicate().get(bytes);
        salts.add(LocalDate.parse(salt.getDay()), bytes, salt.getMadeAt(), clock.instant());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
