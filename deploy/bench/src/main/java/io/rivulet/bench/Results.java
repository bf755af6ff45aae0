package io.rivulet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.bench.load.WallClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run leaves behind: one JSON file that also says where and how it was made. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final ObjectNode all;
    private final String name;

    Results(Path folder, String name, Options options) {
        this.folder = folder;
        this.name = name;
        this.all = JSON.createObjectNode()
                .put("name", name)
                .put("startedAt", WallClock.now().toString());
        all.set("machine", Machine.json());
        all.set("options", JSON.valueToTree(options.all()));
    }

    ObjectNode all() {
        return all;
    }

    void add(String what, Object value) {
        all.set(what, JSON.valueToTree(value));
    }

    /** Writes the file and says where it is. */
    Path write() {
        String time = all.path("startedAt").asText().replaceAll("[:.]", "-");
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name + "-" + time + ".json");
            JSON.writeValue(file.toFile(), all);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The results can't be written to " + folder, e);
        }
    }
}
