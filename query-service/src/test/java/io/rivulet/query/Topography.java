package io.rivulet.query;

import io.rivulet.backing.BackingServices;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the real topics as the streams services would. */
public final class Topography implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.kafka(), "acks", "all", "linger.ms", "5"),
            new StringSerializer(),
            new ByteArraySerializer());

    // One a topic: each asks the registry first.
    private final Map<String, Serializer<?>> serializers = new HashMap<>();

    @SuppressWarnings("unchecked") // Put there for this topic.
    public <V extends SpecificRecord> Topography write(Topic<V> topic, String key, V value) {
        var serializer = (Serializer<V>) serializers.computeIfAbsent(
                topic.name(), name -> WireSerde.serializer(topic, BackingServices.registry()));
        return writeBytes(topic, key, serializer.serialize(topic.name(), value));
    }

    public Topography writeBytes(Topic<?> topic, String key, byte[] bytes) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, bytes)).get();
            return this;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public Topography event(String person, @Nullable String session, EventBuilder event) {
        var counted = CountedEvent.newBuilder()
                .setEvent(event.build())
                .setSessionId(session)
                .setPlaceInSession(1)
                .build();
        return fact(person, counted);
    }

    public Topography fact(String person, SpecificRecord fact) {
        return write(Topics.SESSION_EVENTS, person, new SessionEvent(person, fact));
    }

    @Override
    public void close() {
        serializers.values().forEach(Serializer::close);
        producer.close();
    }
}
