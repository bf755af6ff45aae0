package io.rivulet.collector.publish;

import io.rivulet.collector.CollectorConfig;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The line to Kafka, once the registry has answered. */
record Line(Producer<String, byte[]> producer, WireForm<UserEvent> accepted, WireForm<RejectedEvent> rejected)
        implements AutoCloseable {

    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(6);

    /**
     * Registers the schemas; blocks until the registry has answered.
     *
     * @throws RuntimeException when it can't be reached or refuses one
     */
    static Line open(Map<String, Object> connection, CollectorConfig config) {
        String registry = config.registry().url();
        WireForm<UserEvent> accepted =
                WireForm.registered(Topics.USER_EVENTS, Samples.userEvent(), new UserEventWriter(), registry);
        WireForm<RejectedEvent> rejected =
                WireForm.registered(Topics.REJECTED_EVENTS, Samples.rejectedEvent(), registry);
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
        send(
                new ProducerRecord<>(Topics.USER_EVENTS.name(), event.getVisitorId(), accepted.of(event)),
                acknowledgement);
    }

    void send(RejectedEvent event, Acknowledgement acknowledgement) {
        send(
                new ProducerRecord<>(Topics.REJECTED_EVENTS.name(), event.getSiteId(), rejected.of(event)),
                acknowledgement);
    }

    private void send(ProducerRecord<String, byte[]> event, Acknowledgement acknowledgement) {
        try {
            var unused = producer.send(event, acknowledgement);
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
