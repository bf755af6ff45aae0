package io.rivulet.collector.personal;

import io.rivulet.collector.personal.KnownNames.Meaning;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A field of a kind of record that may hold texts, found out once for all records of the kind.
 *
 * @param position in the record
 * @param meaning what its name says about it
 * @param isJson whether it is an event's properties, which were cleaned while they were a tree: the same rules would take
 *     their quotes for part of an address
 * @param inner those of the record that it holds; none where it is a text
 */
record RecordText(int position, Meaning meaning, boolean isJson, List<RecordText> inner) {

    private static final String JSON_FIELD = "properties";

    private static final ClassValue<List<RecordText>> KNOWN = new ClassValue<>() {
        @Override
        protected List<RecordText> computeValue(Class<?> kind) {
            return in(SpecificData.get().getSchema(kind)).toList();
        }
    };

    /** Those of a record. */
    static List<RecordText> of(SpecificRecord record) {
        return KNOWN.get(record.getClass());
    }

    private static Stream<RecordText> in(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema.getFields().stream().flatMap(RecordText::in);
            case UNION -> schema.getTypes().stream().flatMap(RecordText::in);
            default -> Stream.empty();
        };
    }

    private static Stream<RecordText> in(Schema.Field field) {
        List<RecordText> inner = in(field.schema()).toList();
        return inner.isEmpty() && !isText(field.schema())
                ? Stream.empty()
                : Stream.of(new RecordText(
                        field.pos(), KnownNames.of(field.name()), field.name().equals(JSON_FIELD), inner));
    }

    private static boolean isText(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> true;
            case UNION -> schema.getTypes().stream().anyMatch(RecordText::isText);
            default -> false;
        };
    }
}
