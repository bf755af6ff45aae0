package io.rivulet.profile.stream;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Arrivals on their way between partitions: one byte for the kind, one for the hops, then the record. */
public final class ArrivalSerde {

    private static final int HEADER = 2;

    /** The kind is the place in this list: only ever add at its end. */
    private static final List<Kind<?>> KINDS =
            List.of(new Kind<>(SessionEvent.class), new Kind<>(UserProfile.class), new Kind<>(CountedEvent.class));

    private ArrivalSerde() {}

    /** A serde that knows all three kinds. */
    public static Serde<Arrival> create() {
        Serializer<Arrival> serializer = (topic, arrival) -> arrival == null ? null : write(topic, arrival);
        Deserializer<Arrival> deserializer = (topic, bytes) -> bytes == null ? null : read(topic, bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static byte[] write(String topic, Arrival arrival) {
        for (int i = 0; i < KINDS.size(); i++) {
            byte @Nullable [] record = KINDS.get(i).write(topic, arrival.what());
            if (record != null) {
                return ByteBuffer.allocate(HEADER + record.length)
                        .put((byte) i)
                        .put((byte) arrival.hops())
                        .put(record)
                        .array();
            }
        }
        throw new SerializationException(
                "Nothing that comes for a person: " + arrival.what().getSchema().getName());
    }

    private static Arrival read(String topic, byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] < 0 || bytes[0] >= KINDS.size()) {
            throw new SerializationException("No arrival in " + topic);
        }
        byte[] record = Arrays.copyOfRange(bytes, HEADER, bytes.length);
        return new Arrival(bytes[1], KINDS.get(bytes[0]).serde.deserializer().deserialize(topic, record));
    }

    private static final class Kind<V extends SpecificRecord> {

        private final Class<V> type;
        private final Serde<V> serde;

        Kind(Class<V> type) {
            this.type = type;
            this.serde = StateSerde.of(type);
        }

        byte @Nullable [] write(String topic, SpecificRecord record) {
            return type.isInstance(record) ? serde.serializer().serialize(topic, type.cast(record)) : null;
        }
    }
}
