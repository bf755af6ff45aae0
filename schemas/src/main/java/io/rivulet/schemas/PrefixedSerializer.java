package io.rivulet.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records of one schema behind the bytes that name it. */
final class PrefixedSerializer<V extends SpecificRecord> implements Serializer<V> {

    private static final int USUAL_BYTES = 1024;
    private static final ThreadLocal<@Nullable BinaryEncoder> ENCODERS = new ThreadLocal<>();

    private final byte[] prefix;
    private final DatumWriter<V> writer;

    PrefixedSerializer(byte[] prefix, Class<V> type) {
        this.prefix = prefix;
        this.writer = new PassingOn<>(type);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
        if (value == null) {
            return null;
        }
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        bytes.writeBytes(prefix);
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, ENCODERS.get());
            ENCODERS.set(encoder);
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("Can't write a " + value.getClass().getSimpleName() + " to " + topic, e);
        }
        return bytes.toByteArray();
    }

    /** Writes what still has its bytes with them. */
    private static final class PassingOn<V> extends SpecificDatumWriter<V> {

        PassingOn(Class<V> type) {
            super(type);
            // Records without logical types have code of their own to be written with.
            getSpecificData().setCustomCoders(true);
        }

        @Override
        protected void writeRecord(Schema schema, Object datum, Encoder out) throws IOException {
            if (!(datum instanceof AsRead kept && kept.writeTo(out))) {
                super.writeRecord(schema, datum, out);
            }
        }
    }
}
