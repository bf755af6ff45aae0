package io.rivulet.collector.publish;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CookielessSalt;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Proposes salts for days that have none. */
final class SaltProposals {

    private static final int SALT_BYTES = 32;
    private static final int TIMEOUT_MILLIS = 5000;

    private final Map<String, Object> connection;
    private final Serializer<CookielessSalt> written;
    private final SecureRandom random = new SecureRandom();

    private SaltProposals(Map<String, Object> connection, Serializer<CookielessSalt> written) {
        this.connection = connection;
        this.written = written;
    }

    /**
     * Registers the schema; blocks until the registry has answered.
     *
     * @throws RuntimeException when it can't be reached or refuses it
     */
    static SaltProposals open(Map<String, Object> connection, String registry) {
        return new SaltProposals(connection, WireSerde.serializer(Topics.COOKIELESS_SALTS, registry));
    }

    /**
     * Writes a salt and forgets it.
     *
     * @return its offset; whether it counts is known when the topic has been read that far
     * @throws KafkaException when it is not written
     */
    long propose(LocalDate day, Instant now) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] value = written.serialize(
                Topics.COOKIELESS_SALTS.name(), new CookielessSalt(day.toString(), ByteBuffer.wrap(salt), now));
        // Once a day: a connection that is kept open for that would only break unseen.
        try (Producer<String, byte[]> producer = new KafkaProducer<>(settings())) {
            return producer.send(new ProducerRecord<>(
                            Topics.COOKIELESS_SALTS.name(), 0, now.toEpochMilli(), day.toString(), value))
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new KafkaException("A salt is not written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) TIMEOUT_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * TIMEOUT_MILLIS);
        return settings;
    }
}
