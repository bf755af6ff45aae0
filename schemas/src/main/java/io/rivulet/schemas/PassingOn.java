package io.rivulet.schemas;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes records as Avro does, and those that still have the bytes they were read from with these. */
final class PassingOn<V> extends SpecificDatumWriter<V> {

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
