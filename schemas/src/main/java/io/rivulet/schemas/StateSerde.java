package io.rivulet.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.message.BinaryMessageDecoder;
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

    /** Of Avro's single-object encoding, version 1. */
    private static final byte[] MARK = {(byte) 0xC3, 1};

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
        var decoder = new BinaryMessageDecoder<V>(model, schema);
        EarlierSchemas.of(schema.getFullName()).forEach(decoder::addSchema);
        Arrays.stream(earlier).forEach(decoder::addSchema);
        @SuppressWarnings("unchecked") // of values of the schema
        var writer = (DatumWriter<V>) model.createDatumWriter(schema);
        // Avro's own encoder of single objects writes byte by byte.
        Serializer<V> serializer = new PrefixedSerializer<>(header(schema), writer);
        Deserializer<V> deserializer = (topic, bytes) -> decode(decoder, topic, bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    /** What says of a value which schema it was written under. */
    private static byte[] header(Schema schema) {
        return ByteBuffer.allocate(MARK.length + Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARK)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
    }

    private static <V> @Nullable V decode(BinaryMessageDecoder<V> decoder, String topic, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : decoder.decode(bytes, null);
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException("Can't read a value of " + topic, e);
        }
    }
}
