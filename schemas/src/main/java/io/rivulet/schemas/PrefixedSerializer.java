package io.rivulet.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records of one schema behind the bytes that name it. */
final class PrefixedSerializer<V extends SpecificRecord> implements Serializer<V> {

    private static final int USUAL_BYTES = 1024;
    // A thread that once wrote half a megabyte need not keep room for it.
    private static final int KEPT_BYTES = 16 * 1024;
    private static final ThreadLocal<Desk> DESKS = ThreadLocal.withInitial(Desk::new);

    private final byte[] prefix;
    private final DatumWriter<V> writer;

    /** What a thread writes a record with, and the next one again. */
    private static final class Desk {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        private @Nullable BinaryEncoder encoder;

        /** Clear of whatever came before, even if that broke off. */
        BinaryEncoder cleared() {
            bytes.reset();
            encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
            return encoder;
        }
    }

    PrefixedSerializer(byte[] prefix, DatumWriter<V> writer) {
        this.prefix = prefix;
        this.writer = writer;
    }

    /** What is before each record. */
    byte[] prefix() {
        return prefix.clone();
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
        if (value == null) {
            return null;
        }
        Desk desk = DESKS.get();
        BinaryEncoder encoder = desk.cleared();
        desk.bytes.writeBytes(prefix);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("Can't write a " + value.getClass().getSimpleName() + " to " + topic, e);
        }
        if (desk.bytes.size() > KEPT_BYTES) {
            DESKS.remove();
        }
        return desk.bytes.toByteArray();
    }
}
