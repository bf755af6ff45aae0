package io.rivulet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every schema to its released versions, in both directions.
 */
class CompatibilityTest {

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyReleasedVersionReadsAndIsReadByTheCurrentOne(Topic<?> topic) throws IOException {
        List<Path> released = ReleasedSchemas.of(topic);

        assertThat(released).as("released versions of %s", topic.name()).isNotEmpty();
        for (Path file : released) {
            Schema then = new Schema.Parser().parse(Files.readString(file));
            assertThat(compatibility(topic.schema(), then))
                    .as("now reads %s", file)
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            assertThat(compatibility(then, topic.schema()))
                    .as("%s reads now", file)
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyRecordAndFieldIsDocumented(Topic<?> topic) {
        assertThat(undocumented(topic.schema(), new HashSet<>())).isEmpty();
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static List<String> undocumented(Schema schema, Set<String> seen) {
        var found = new ArrayList<String>();
        switch (schema.getType()) {
            case RECORD -> {
                if (!seen.add(schema.getFullName())) {
                    return found;
                }
                if (schema.getDoc() == null) {
                    found.add(schema.getName());
                }
                for (var field : schema.getFields()) {
                    if (field.doc() == null) {
                        found.add(schema.getName() + "." + field.name());
                    }
                    found.addAll(undocumented(field.schema(), seen));
                }
            }
            case ARRAY -> found.addAll(undocumented(schema.getElementType(), seen));
            case MAP -> found.addAll(undocumented(schema.getValueType(), seen));
            case UNION -> schema.getTypes().forEach(branch -> found.addAll(undocumented(branch, seen)));
            default -> {
                if (schema.getType() == Schema.Type.ENUM && schema.getDoc() == null) {
                    found.add(schema.getName());
                }
            }
        }
        return found;
    }
}
