package io.rivulet.schemas;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Gives the registry's serde its readers and writers, one a schema. The serde's own provider finds them by a fingerprint
 * that it computes anew for every record, which costs several times what reading the record does.
 */
public final class RecordDatums<T> implements AvroDatumProvider<T> {

    private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private final Map<Schema, DatumWriter<T>> writers = new ConcurrentHashMap<>();

    @Override
    public DatumWriter<T> createDatumWriter(T data, Schema schema) {
        return writers.computeIfAbsent(schema, written -> new SpecificDatumWriter<>(written));
    }

    @Override
    public DatumReader<T> createDatumReader(Schema written) {
        return readers.computeIfAbsent(written, RecordDatums::readerOf);
    }

    @Override
    public Schema toSchema(T data) {
        return ((SpecificRecord) data).getSchema();
    }

    private static <T> DatumReader<T> readerOf(Schema written) {
        SpecificData records = SpecificData.get();
        Class<?> type = records.getClass(written);
        return new SpecificDatumReader<>(written, type == null ? written : records.getSchema(type));
    }
}
