package io.rivulet.acceptance;

import io.rivulet.backing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** More instances of the sessionizer beside the fleet's own, each with its own state folder, port and name. */
final class Instances implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Path PROGRAM =
            Path.of("..", "..", "sessionizer-service", "target", "quarkus-app", "quarkus-run.jar");
    // A member that is known by name keeps its partitions when it stops: this is how long.
    private static final String SOON_MISSED = "-Dkafka-streams.session.timeout.ms=10000";

    private final Fleet fleet;
    private final Path folder;
    private final TreeMap<Integer, Process> running = new TreeMap<>();

    Instances(Fleet fleet, Path folder) {
        this.fleet = fleet;
        this.folder = folder;
    }

    /** How many run beside the fleet's own. */
    int count() {
        return running.size();
    }

    /** Starts one more, on the state that an earlier one of that name may have left, and waits until it is ready. */
    void add() {
        int number = running.isEmpty() ? 2 : running.lastKey() + 1;
        int port = FreePorts.one();
        String name = "sessionizer-service-" + number;
        ProcessBuilder program = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                SOON_MISSED,
                "-jar",
                PROGRAM.toAbsolutePath().toString()));
        program.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        fleet.bootstrapServers(),
                        "RIVULET_REGISTRY_URL",
                        fleet.registryUrl(),
                        "QUARKUS_HTTP_HOST",
                        "localhost",
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(port),
                        "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                        "false",
                        "RIVULET_STATE_DIR",
                        folder.resolve(name).toString(),
                        "RIVULET_NODE_ADVERTISED",
                        "localhost:" + port,
                        "RIVULET_NODE_INSTANCE_ID",
                        name));
        try {
            running.put(
                    number,
                    program.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                    folder.resolve(name + ".log").toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady(port, name);
    }

    /** Ends the youngest as {@code kill -9} does, and for good. */
    void killOne() {
        running.pollLastEntry().getValue().destroyForcibly().onExit().join();
    }

    /** Stops the youngest in order. */
    void removeOne() {
        Process process = running.pollLastEntry().getValue();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            removeOne();
        }
    }

    private void awaitReady(int port, String name) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady(port)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " is not ready, see " + folder.resolve(name + ".log"));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static boolean isReady(int port) {
        try {
            URI health = URI.create("http://localhost:" + port + "/q/health/ready");
            return Http.send(HttpRequest.newBuilder(health)
                                    .timeout(Http.TIMEOUT)
                                    .build())
                            .status()
                    == 200;
        } catch (UncheckedIOException notListening) {
            return false;
        }
    }
}
