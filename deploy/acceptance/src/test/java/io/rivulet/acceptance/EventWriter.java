package io.rivulet.acceptance;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.UserEvent;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events where the collector writes them, in exactly the order they are given: over HTTP the order of arrival would
 * be the collector's choice, and its time of arrival now.
 */
final class EventWriter implements AutoCloseable {

    private final KafkaProducer<String, UserEvent> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    EventWriter(String bootstrapServers, String registryUrl) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "enable.idempotence", "true",
                        "compression.type", "lz4",
                        "linger.ms", "20",
                        // A broker that is killed needs some time to come back.
                        "delivery.timeout.ms", "180000"),
                new StringSerializer(),
                WireSerde.serializer(Topics.USER_EVENTS, registryUrl));
    }

    void write(UserEvent event) {
        // The callback hears of every failure.
        var unused = producer.send(
                new ProducerRecord<>(Topics.USER_EVENTS.name(), event.getVisitorId(), event), (at, problem) -> {
                    if (problem != null) {
                        failure.compareAndSet(null, problem);
                    }
                });
    }

    /** Returns when everything is acknowledged. */
    void flush() {
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("Not every event was written", problem);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
