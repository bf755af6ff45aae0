package io.rivulet.collector.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that the build has packed for pages, by its path: a few hundred kilobytes, kept in memory. */
final class ScriptFiles {

    private static final String LIST = "files.json";
    private static final Map<String, String> SUFFIXES = orderedBySaving();

    private ScriptFiles() {}

    /** The files by the path under which they are served. */
    static Map<String, ScriptFile> packed() {
        Map<String, ScriptFile> files = new LinkedHashMap<>();
        try {
            for (JsonNode file : new ObjectMapper().readTree(bytes(LIST))) {
                files.put(file.get("path").textValue(), file(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The build has packed no scripts", e);
        }
        return files;
    }

    private static ScriptFile file(JsonNode file) throws IOException {
        String name = file.get("file").textValue();
        List<Map.Entry<String, Buffer>> encoded = new ArrayList<>();
        if (file.get("compressed").booleanValue()) {
            for (Map.Entry<String, String> suffix : SUFFIXES.entrySet()) {
                encoded.add(Map.entry(suffix.getKey(), Buffer.buffer(bytes(name + suffix.getValue()))));
            }
        }
        encoded.add(Map.entry("identity", Buffer.buffer(bytes(name))));
        String integrity = file.get("integrity").textValue();
        return new ScriptFile(
                file.get("type").textValue(),
                integrity
                        .substring(integrity.indexOf('-') + 1)
                        .replaceAll("[^A-Za-z0-9]", "")
                        .substring(0, 20),
                file.get("immutable").booleanValue(),
                List.copyOf(encoded));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = ScriptFiles.class.getResourceAsStream("files/" + name)) {
            if (in == null) {
                throw new IOException("There is no " + name);
            }
            return in.readAllBytes();
        }
    }

    private static Map<String, String> orderedBySaving() {
        Map<String, String> suffixes = new LinkedHashMap<>();
        suffixes.put("br", ".br");
        suffixes.put("gzip", ".gz");
        return suffixes;
    }
}
