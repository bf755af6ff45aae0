package io.rivulet.collector.sdk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A script that uses an SDK: it sends a round of events when it is told to, and says which. */
public final class SdkProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String script;
    private final Path log;
    private final Process process;
    private final Thread reader = new Thread(this::read, "reader of a script");
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * An event that an SDK has taken.
     *
     * @param n by which it is found again
     * @param name what it is to be called
     */
    public record Sent(String n, String name, String user, Instant at) {}

    private SdkProcess(String script, Path log, Process process) {
        this.script = script;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param run what every number of its events begins with
     * @param more what else the script wants to be told
     */
    public static SdkProcess start(
            Path node, Path folder, String script, String collector, String run, String... more) {
        List<String> command = new ArrayList<>(List.of(node.toString(), script, collector, run));
        command.addAll(List.of(more));
        Path log = folder.resolve(script + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(log.toFile())
                    .start();
            var sdk = new SdkProcess(script, log, process);
            sdk.reader.setDaemon(true);
            sdk.reader.start();
            return sdk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("sent ")) {
                    JsonNode event = JSON.readTree(line.substring("sent ".length()));
                    sent.add(new Sent(
                            event.get("n").textValue(),
                            event.get("name").textValue(),
                            event.get("user").textValue(),
                            Instant.ofEpochMilli(event.get("at").longValue())));
                } else {
                    said.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the script is ready to be told what to do. */
    public void awaitReady() {
        awaitSaid("ready");
    }

    /** Sends a round and returns when the SDK has taken it, wherever it is then. */
    public void send(int round) {
        tell(String.valueOf(round));
        awaitSaid("done " + round);
    }

    /** Everything that it has sent. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The rest of the only line that the script has said and that begins with this. */
    public String said(String beginning) {
        return said.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError(script + " has not said " + beginning));
    }

    /** A script of which everything has been read has died; what of is in its log. */
    private void awaitSaid(String line) {
        await(line + " of " + script).atMost(PATIENCE).until(() -> said.contains(line) || !reader.isAlive());
        if (!said.contains(line)) {
            throw new AssertionError(script + " ended before it said " + line + ": " + errors());
        }
    }

    private String errors() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(String line) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(line)
                    .append('\n')
                    .flush();
        } catch (IOException e) {
            throw new UncheckedIOException(script, e);
        }
    }

    /** Lets it end by itself. */
    @Override
    public void close() {
        try {
            tell("end");
            awaitSaid("ended");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
