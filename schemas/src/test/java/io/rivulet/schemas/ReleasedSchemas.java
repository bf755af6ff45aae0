package io.rivulet.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.SchemaFormatter;

/** The frozen copies of all schemas: {@code released/<topic>.v<n>.avsc}. Part of a release is to run {@link #main}. */
final class ReleasedSchemas {

    private static final Path FOLDER = Path.of("src/main/resources/released");

    private ReleasedSchemas() {}

    /** All released versions of a topic's schema, the first first. */
    static List<Path> of(Topic<?> topic) throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(topic.name() + ".v"))
                    .sorted()
                    .toList();
        }
    }

    /** Freezes the current schemas as the version given; a version that is there is never changed. */
    public static void main(String[] version) throws IOException {
        for (Topic<?> topic : Topics.all()) {
            Path file = FOLDER.resolve(topic.name() + ".v" + version[0] + ".avsc");
            if (!Files.exists(file)) {
                Files.writeString(file, SchemaFormatter.format("json/pretty", topic.schema()) + "\n");
            }
        }
    }
}
