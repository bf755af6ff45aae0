package io.rivulet.schemas;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * A record like another but for some of its values. A builder that starts from a record copies all that is in it, however
 * deep, to change one value; records never change, so that a copy may as well share the rest. Where every event passes,
 * that copying was a tenth of all the work.
 */
public final class RecordCopy<R extends SpecificRecordBase> {

    private final R copy;
    private final Schema schema;

    private RecordCopy(R copy, Schema schema) {
        this.copy = copy;
        this.schema = schema;
    }

    /** Starts from a record. */
    public static <R extends SpecificRecordBase> RecordCopy<R> of(R record) {
        Schema schema = record.getSchema();
        @SuppressWarnings("unchecked") // It is of the same class.
        R copy = (R) SpecificData.newInstance(record.getClass(), schema);
        int fields = schema.getFields().size();
        for (int i = 0; i < fields; i++) {
            copy.put(i, record.get(i));
        }
        return new RecordCopy<>(copy, schema);
    }

    /**
     * Gives a field another value.
     *
     * @param field as the schema calls it
     * @throws IllegalArgumentException where it knows none of that name
     * @throws ClassCastException where the value is of another type
     */
    public RecordCopy<R> with(String field, @Nullable Object value) {
        Schema.Field found = schema.getField(field);
        if (found == null) {
            throw new IllegalArgumentException(schema.getName() + " has no field " + field);
        }
        copy.put(found.pos(), value);
        return this;
    }

    /** The copy; not to be given other values any more. */
    public R done() {
        return copy;
    }
}
