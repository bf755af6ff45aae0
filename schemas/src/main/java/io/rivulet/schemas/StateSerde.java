package io.rivulet.schemas;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A store's values as bytes: Avro's single-object encoding, which carries the fingerprint of its schema. State is
 * nobody's contract but the service's own, so that it needs no registry to be read again.
 */
public final class StateSerde {

    private StateSerde() {}

    /**
     * The serde of a store's values. What topics carried under any released schema is read too.
     *
     * @param type what they are
     * @param earlier other schemas under which values may have been written by earlier versions
     */
    public static <V extends SpecificRecord> Serde<V> of(Class<V> type, Schema... earlier) {
        SpecificData model = SpecificData.getForClass(type);
        // Records without logical types have code of their own to be written and read with.
        model.setCustomCoders(true);
        Schema schema = model.getSchema(type);
        var encoder = new BinaryMessageEncoder<V>(model, schema);
        var decoder = new BinaryMessageDecoder<V>(model, schema);
        EarlierSchemas.of(schema.getFullName()).forEach(decoder::addSchema);
        Arrays.stream(earlier).forEach(decoder::addSchema);
        Serializer<V> serializer = (topic, value) -> value == null ? null : encode(encoder, value);
        Deserializer<V> deserializer = (topic, bytes) -> decode(decoder, topic, bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static <V> byte[] encode(BinaryMessageEncoder<V> encoder, V value) {
        try {
            var buffer = encoder.encode(value);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new SerializationException("Can't write a " + value.getClass().getSimpleName(), e);
        }
    }

    private static <V> @Nullable V decode(BinaryMessageDecoder<V> decoder, String topic, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : decoder.decode(bytes, null);
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException("Can't read a value of " + topic, e);
        }
    }
}
