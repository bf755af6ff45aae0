package io.rivulet.schemas;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records behind the bytes that name today's schema, as nearly all are, without asking anybody; leaves others to who
 * knows the registry.
 */
final class PrefixedDeserializer<V extends SpecificRecord> implements Deserializer<V> {

    private static final ThreadLocal<@Nullable BinaryDecoder> DECODERS = new ThreadLocal<>();

    private final byte[] prefix;
    private final SpecificDatumReader<V> reader;
    private final Supplier<@Nullable V> blank;
    private final Deserializer<V> others;

    /**
     * @param prefix what is before a record of today's schema
     * @param blank makes the record to be filled, where it has to be a special one
     * @param others reads all other records
     */
    PrefixedDeserializer(byte[] prefix, Class<V> type, Supplier<@Nullable V> blank, Deserializer<V> others) {
        this.prefix = prefix;
        this.reader = new SpecificDatumReader<>(type);
        this.reader.getSpecificData().setCustomCoders(true);
        this.blank = blank;
        this.others = others;
    }

    @Override
    public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null
                || bytes.length < prefix.length
                || !Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length)) {
            return others.deserialize(topic, bytes);
        }
        int length = bytes.length - prefix.length;
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, prefix.length, length, DECODERS.get());
            DECODERS.set(decoder);
            V record = reader.read(blank.get(), decoder);
            // What stands behind a record is nobody's.
            if (record instanceof AsRead kept && decoder.isEnd()) {
                kept.readFrom(bytes, prefix.length, length);
            }
            return record;
        } catch (IOException | RuntimeException e) {
            // No network was in between: whatever it is, it is in the bytes.
            throw new SerializationException("Can't read a value of " + topic, new AvroRuntimeException(e));
        }
    }

    @Override
    public void close() {
        others.close();
    }
}
