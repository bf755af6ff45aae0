package io.rivulet.profile.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals on their way between partitions: one byte for the kind, one for the hops, then the record. Of one that may go
 * round in a circle a bit of the kind says that another person's id stands before the record, behind its length.
 */
public final class ArrivalSerde {

    private static final int HEADER = 2;
    private static final int MAY_GO_ROUND = 0x40;

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
                return withHeader(i, arrival, record);
            }
        }
        throw new SerializationException(
                "Nothing that comes for a person: " + arrival.what().getSchema().getName());
    }

    private static byte[] withHeader(int kind, Arrival arrival, byte[] record) {
        if (arrival.first() == null) {
            return ByteBuffer.allocate(HEADER + record.length)
                    .put((byte) kind)
                    .put((byte) arrival.hops())
                    .put(record)
                    .array();
        }
        byte[] first = arrival.first().getBytes(UTF_8);
        return ByteBuffer.allocate(HEADER + Integer.BYTES + first.length + record.length)
                .put((byte) (kind | MAY_GO_ROUND))
                .put((byte) arrival.hops())
                .putInt(first.length)
                .put(first)
                .put(record)
                .array();
    }

    private static Arrival read(String topic, byte[] bytes) {
        int kind = bytes.length < HEADER ? -1 : bytes[0] & ~MAY_GO_ROUND;
        if (kind < 0 || kind >= KINDS.size()) {
            throw new SerializationException("No arrival in " + topic);
        }
        var rest = ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER);
        String first = kind == bytes[0] ? null : new String(next(rest, rest.getInt()), UTF_8);
        return new Arrival(
                bytes[1], first, KINDS.get(kind).serde.deserializer().deserialize(topic, next(rest, rest.remaining())));
    }

    private static byte[] next(ByteBuffer bytes, int many) {
        byte[] next = new byte[many];
        bytes.get(next);
        return next;
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
