package io.rivulet.collector.personal;

import io.rivulet.collector.personal.KnownNames.Meaning;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A field of a kind of record that may hold texts, found out once for all records of the kind.
 *
 * @param position in the record
 * @param isId whether it names somebody or something
 * @param isJson whether it is an event's properties, which were cleaned while they were a tree: the same rules would take
 *     their quotes for part of an address
 */
record RecordText(int position, boolean isId, boolean isJson) {

    private static final String JSON_FIELD = "properties";

    private static final ClassValue<RecordText[]> KNOWN = new ClassValue<>() {
        @Override
        protected RecordText[] computeValue(Class<?> kind) {
            return SpecificData.get().getSchema(kind).getFields().stream()
                    .filter(field -> mayHoldTexts(field.schema()))
                    .map(field -> new RecordText(
                            field.pos(),
                            KnownNames.of(field.name()) == Meaning.ID,
                            field.name().equals(JSON_FIELD)))
                    .toArray(RecordText[]::new);
        }
    };

    /** Those of a record; nobody may change what is given out. */
    static RecordText[] of(SpecificRecord record) {
        return KNOWN.get(record.getClass());
    }

    private static boolean mayHoldTexts(Schema schema) {
        return switch (schema.getType()) {
            case STRING, RECORD -> true;
            case UNION -> schema.getTypes().stream().anyMatch(RecordText::mayHoldTexts);
            default -> false;
        };
    }
}
