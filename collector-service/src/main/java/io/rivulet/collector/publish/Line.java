package io.rivulet.collector.publish;

import io.rivulet.collector.CollectorConfig;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** The line to Kafka, once the registry has answered. */
record Line(Producer<String, byte[]> producer, Serializer<UserEvent> accepted, Serializer<RejectedEvent> rejected)
        implements AutoCloseable {

    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(6);

    /**
     * Registers the schemas; blocks until the registry has answered.
     *
     * @throws RuntimeException when it can't be reached or refuses one
     */
    static Line open(Map<String, Object> connection, CollectorConfig config) {
        String registry = config.registry().url();
        Serializer<UserEvent> accepted = WireSerde.serializer(Topics.USER_EVENTS, new UserEventWriter(), registry);
        Serializer<RejectedEvent> rejected = WireSerde.serializer(Topics.REJECTED_EVENTS, registry);
        return new Line(new KafkaProducer<>(ProducerSettings.of(connection, config.publish())), accepted, rejected);
    }

    /**
     * Asks for the topics' partitions. The producer never waits, so the first question fails; the answer comes
     * meanwhile.
     *
     * @throws org.apache.kafka.common.KafkaException when they are not known yet
     */
    void learnTopics() {
        producer.partitionsFor(Topics.USER_EVENTS.name());
        producer.partitionsFor(Topics.REJECTED_EVENTS.name());
    }

    void send(UserEvent event, Acknowledgement acknowledgement) {
        send(Topics.USER_EVENTS.name(), event.getVisitorId(), event, accepted, acknowledgement);
    }

    void send(RejectedEvent event, Acknowledgement acknowledgement) {
        send(Topics.REJECTED_EVENTS.name(), event.getSiteId(), event, rejected, acknowledgement);
    }

    private <V> void send(String topic, String key, V event, Serializer<V> written, Acknowledgement acknowledgement) {
        byte[] value = written.serialize(topic, event);
        try {
            var unused = producer.send(new ProducerRecord<>(topic, key, value), acknowledgement);
        } catch (RuntimeException e) {
            // Most failures come by the call-back; a closed producer throws.
            acknowledgement.onCompletion(null, e);
        }
    }

    /** Sends what is still waiting. */
    @Override
    public void close() {
        producer.close(FLUSH_LIMIT);
    }
}
