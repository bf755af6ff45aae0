package io.rivulet.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Every record as every release knew it. A store keeps values of an earlier release until they are written again, and
 * what they say of their schema is its fingerprint only.
 */
final class EarlierSchemas {

    private static final Map<String, List<Schema>> BY_NAME = read();

    private EarlierSchemas() {}

    /** The released schemas of a record, by its full name; none for a record that no topic carries. */
    static List<Schema> of(String fullName) {
        return BY_NAME.getOrDefault(fullName, List.of());
    }

    private static Map<String, List<Schema>> read() {
        Map<String, List<Schema>> found = new HashMap<>();
        for (Topic<?> topic : Topics.all()) {
            int version = 1;
            for (Schema released = read(topic, version); released != null; released = read(topic, ++version)) {
                collect(released, found, new HashSet<>());
            }
        }
        return found;
    }

    private static @Nullable Schema read(Topic<?> topic, int version) {
        String file = "/released/" + topic.name() + ".v" + version + ".avsc";
        try (InputStream resource = EarlierSchemas.class.getResourceAsStream(file)) {
            return resource == null ? null : new Schema.Parser().parse(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static void collect(Schema schema, Map<String, List<Schema>> found, Set<String> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    found.computeIfAbsent(schema.getFullName(), name -> new ArrayList<>())
                            .add(schema);
                    schema.getFields().forEach(field -> collect(field.schema(), found, seen));
                }
            }
            case ARRAY -> collect(schema.getElementType(), found, seen);
            case MAP -> collect(schema.getValueType(), found, seen);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found, seen));
            default -> {}
        }
    }
}
