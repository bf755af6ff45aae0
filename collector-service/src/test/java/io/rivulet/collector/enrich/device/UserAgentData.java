package io.rivulet.collector.enrich.device;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The tests of uap-core, from the folder of shared data ({@code RIVULET_DATA}, else beside the repository). */
final class UserAgentData {

    private UserAgentData() {}

    /** One user agent and what it is expected to be. */
    record Expected(String userAgent, String family) {}

    /** All cases of a file; skips the test where the folder is absent. */
    static List<Expected> of(String file) {
        String folder = System.getenv("RIVULET_DATA");
        Path data = folder == null ? Path.of("../../shared/data") : Path.of(folder);
        Path path = data.resolve("user-agents").resolve(file);
        assumeTrue(Files.exists(path), "no " + path + ": set RIVULET_DATA to the folder of shared data");
        try (var content = new GZIPInputStream(Files.newInputStream(path))) {
            return cases(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Their YAML has one value a line.
    private static List<Expected> cases(String yaml) {
        List<Expected> cases = new ArrayList<>();
        String userAgent = "";
        for (String line : yaml.lines().toList()) {
            String text = line.strip();
            if (text.startsWith("- user_agent_string:")) {
                userAgent = value(text);
            } else if (text.startsWith("family:")) {
                cases.add(new Expected(userAgent, value(text)));
            }
        }
        return cases;
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1).strip();
        if (value.startsWith("'")) {
            return value.substring(1, value.lastIndexOf('\'')).replace("''", "'");
        }
        return value.startsWith("\"")
                ? value.substring(1, value.lastIndexOf('"')).replace("\\\"", "\"")
                : value;
    }
}
