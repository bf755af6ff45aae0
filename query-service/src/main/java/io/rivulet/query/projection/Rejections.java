package io.rivulet.query.projection;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Rejection;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Tells topic {@code rejected-events} what could not be projected, before the projection moves past it. */
final class Rejections implements AutoCloseable {

    private static final String SERVICE = "query-service";
    // A record that can't be read doesn't say whose it is.
    private static final String UNKNOWN_SITE = "";

    private final Supplier<Producer<String, byte[]>> connect;
    private final Supplier<Serializer<RejectedEvent>> register;
    private final Clock clock;
    private @Nullable Producer<String, byte[]> producer;
    private @Nullable Serializer<RejectedEvent> serializer;

    Rejections(Supplier<Producer<String, byte[]>> connect, Supplier<Serializer<RejectedEvent>> register, Clock clock) {
        this.connect = connect;
        this.register = register;
        this.clock = clock;
    }

    /** Returns when Kafka has them all. */
    void tell(List<Arrival> refused) throws ExecutionException, InterruptedException {
        List<Future<?>> sent = new ArrayList<>();
        for (Arrival arrival : refused) {
            Rejection why = arrival.refusal();
            if (why != null) {
                byte[] value = serializer().serialize(Topics.REJECTED_EVENTS.name(), rejected(arrival, why));
                sent.add(producer().send(new ProducerRecord<>(Topics.REJECTED_EVENTS.name(), UNKNOWN_SITE, value)));
            }
        }
        for (Future<?> future : sent) {
            future.get();
        }
    }

    private RejectedEvent rejected(Arrival arrival, Rejection why) {
        byte[] payload = arrival.record().value();
        return RejectedEvent.newBuilder()
                .setSiteId(UNKNOWN_SITE)
                .setReasons(List.of(why))
                .setPayload(ByteBuffer.wrap(payload == null ? new byte[0] : payload))
                .setOrigin(arrival.origin())
                .setRefusedBy(SERVICE)
                .setReceivedAt(clock.instant())
                .build();
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = connect.get();
        }
        return producer;
    }

    private Serializer<RejectedEvent> serializer() {
        if (serializer == null) {
            serializer = register.get();
        }
        return serializer;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
