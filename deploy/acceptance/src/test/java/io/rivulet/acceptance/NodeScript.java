package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A script that drives a browser, over.
 *
 * @param text all that it printed
 */
record NodeScript(int status, String text) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The Node that the dashboard was built with, where the machine's was too old. */
    private static final Path FETCHED = Path.of("..", "..", "query-service", "target", "node", "node");

    private static final int LIMIT_MINUTES = 15;

    /** Runs it to its end. */
    static NodeScript run(Path script, Path log, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Files.isExecutable(FETCHED) ? FETCHED.toAbsolutePath().toString() : "node", script.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES))
                    .as("%s ends", script)
                    .isTrue();
            return new NodeScript(process.exitValue(), Files.readString(log));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What it printed, where each line is an object. */
    List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            assertThat(line).as(text).startsWith("{");
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** The first of some programs that is on the path. */
    static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
