package io.rivulet.sessionizer.stream;

import java.io.IOException;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/**
 * Values whose texts repeat each other, a third as long. What is written to a store is copied half a dozen times: into
 * its changelog, through the broker, from file to file.
 */
final class CompressedSerde {

    /** Before what is compressed; Avro's single-object encoding starts otherwise. */
    private static final byte COMPRESSED = 4;

    /** Less is written as it is. */
    private static final int WORTH_IT = 512;

    private CompressedSerde() {}

    /** The serde of the same values, which also reads what the plain one wrote. */
    static <V> Serde<V> of(Serde<V> plain) {
        Serializer<V> serializer =
                (topic, value) -> compressed(plain.serializer().serialize(topic, value));
        Deserializer<V> deserializer = (topic, bytes) -> plain.deserializer().deserialize(topic, decompressed(bytes));
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static byte @Nullable [] compressed(byte @Nullable [] plain) {
        if (plain == null || plain.length < WORTH_IT) {
            return plain;
        }
        byte[] compressed = new byte[1 + Snappy.maxCompressedLength(plain.length)];
        compressed[0] = COMPRESSED;
        try {
            int length = Snappy.compress(plain, 0, plain.length, compressed, 1);
            return Arrays.copyOf(compressed, 1 + length);
        } catch (IOException e) {
            throw new SerializationException("A value can't be compressed", e);
        }
    }

    private static byte @Nullable [] decompressed(byte @Nullable [] bytes) {
        if (bytes == null || bytes[0] != COMPRESSED) {
            return bytes;
        }
        try {
            byte[] plain = new byte[Snappy.uncompressedLength(bytes, 1, bytes.length - 1)];
            Snappy.uncompress(bytes, 1, bytes.length - 1, plain, 0);
            return plain;
        } catch (IOException e) {
            throw new SerializationException("A value can't be decompressed", e);
        }
    }
}
