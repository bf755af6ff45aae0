package io.rivulet.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** A record that says nothing: empty texts, zeros, first branches. It makes a serializer show its hand early. */
final class BlankRecord {

    private static final int MORE_THAN_ANY_SCHEMA_HAS_FIELDS = 4096;

    private BlankRecord() {}

    // In Avro's binary form zero bytes are valid for every type that is not a fixed or a decimal outside a union.
    static <V extends SpecificRecord> V of(Class<V> type) {
        SpecificData records = SpecificData.getForClass(type);
        var reader = new SpecificDatumReader<V>(records.getSchema(type), records.getSchema(type), records);
        var zeros = DecoderFactory.get().binaryDecoder(new byte[MORE_THAN_ANY_SCHEMA_HAS_FIELDS], null);
        try {
            return reader.read(null, zeros);
        } catch (IOException e) {
            throw new UncheckedIOException("No blank " + type.getSimpleName(), e);
        }
    }
}
