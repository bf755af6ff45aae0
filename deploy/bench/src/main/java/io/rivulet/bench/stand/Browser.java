package io.rivulet.bench.stand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Chromium, which one of the dashboard's own scripts leads through it. */
public final class Browser {

    private static final Path WEBUI = Delivered.repository().resolve("query-service/src/main/webui");
    private static final String RESULT = "{";

    private Browser() {}

    /**
     * Runs a script to its end.
     *
     * @param script in the dashboard's folder {@code browser}
     * @param service where the dashboard is
     * @param out takes what the script says to people
     * @return what it says to programs: its last line
     */
    public static JsonNode run(String script, String service, String token, List<String> more, Consumer<String> out) {
        List<String> words =
                new ArrayList<>(List.of(node(), "browser/" + script, service, token, program("chromium", "chrome")));
        words.addAll(more);
        try {
            Process process = new ProcessBuilder(words)
                    .directory(WEBUI.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (var said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                JsonNode result = hear(said, out);
                if (process.waitFor() != 0 || result == null) {
                    throw new IllegalStateException(script + " came to no result");
                }
                return result;
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(script + " did not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable JsonNode hear(BufferedReader said, Consumer<String> out) throws IOException {
        JsonNode result = null;
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(RESULT)) {
                result = new ObjectMapper().readTree(line);
            } else {
                out.accept(line);
            }
        }
        return result;
    }

    /** The build has needed one, and has fetched it where the machine's is too old. */
    private static String node() {
        Path fetched = Delivered.repository().resolve("query-service/target/node/node");
        return Files.isExecutable(fetched) ? fetched.toString() : program("node");
    }

    private static String program(String... names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + names[0] + " on the PATH"))
                .toString();
    }
}
