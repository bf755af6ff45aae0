package io.rivulet.collector.publish;

import io.rivulet.collector.CollectorConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer that a promise can be built on: nothing confirmed that is not written, nothing that blocks. */
final class ProducerSettings {

    private static final Duration FOR_EVER = Duration.ofDays(3650);
    private static final int BATCH_BYTES = 64 * 1024;

    private ProducerSettings() {}

    /** On top of the connection's own settings (brokers, security). */
    static Map<String, Object> of(Map<String, Object> connection, CollectorConfig.Publish publish) {
        long delivery = publish.deliveryTimeout().toMillis();
        long linger = publish.linger().toMillis();
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, Compression.type());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, linger);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.max(1, Math.min(3000, delivery - linger)));
        // Twice: what is held for the answers is at most what may be in flight, and batches are never quite full.
        settings.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG, publish.inFlightBytes().asLongValue() * 2);
        // send() is called on event loops: what it would wait for (room, a topic's metadata) is a failure instead.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0L);
        // So the metadata, fetched at the start, must not be forgotten while nobody is rejected for five minutes.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOR_EVER.toMillis());
        return settings;
    }
}
