package io.rivulet.query.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that the build has packed, by its path: a megabyte or two, kept in memory. */
final class PackedFiles {

    private PackedFiles() {}

    static Map<String, PackedFile> all() {
        Map<String, PackedFile> files = new TreeMap<>();
        try {
            for (JsonNode file : new ObjectMapper().readTree(bytes("files.json"))) {
                files.put(file.get("path").textValue(), file(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The build has packed no dashboard", e);
        }
        return Map.copyOf(files);
    }

    private static PackedFile file(JsonNode file) throws IOException {
        String name = file.get("file").textValue();
        List<PackedFile.Form> forms = new ArrayList<>();
        if (file.get("compressed").booleanValue()) {
            forms.add(new PackedFile.Form("br", Buffer.buffer(bytes(name + ".br"))));
            forms.add(new PackedFile.Form("gzip", Buffer.buffer(bytes(name + ".gz"))));
        }
        forms.add(new PackedFile.Form(null, Buffer.buffer(bytes(name))));
        return new PackedFile(
                file.get("type").textValue(),
                file.get("tag").textValue(),
                file.get("immutable").booleanValue(),
                List.copyOf(forms));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = PackedFiles.class.getResourceAsStream("files/" + name)) {
            if (in == null) {
                throw new IOException("There is no " + name);
            }
            return in.readAllBytes();
        }
    }
}
