package io.rivulet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service as it is delivered, in a process of its own on a free port, with the backing services of this JVM: what a
 * test needs that ends a service and starts it again.
 */
public final class ServiceProcess implements AutoCloseable {

    /** The collector's secret in tests; a property of the same name goes before it. */
    public static final String PERSONAL_DATA_KEY = "bm90IGEgc2VjcmV0OiBvbmx5IGZvciB0aGUgdGVzdHMuLi4=";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JavaProcess process;
    private final int port;
    private final Path log;

    private ServiceProcess(JavaProcess process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts the service that the module under test has packaged, and waits until it says that it is ready.
     *
     * @param folder where its state and its log are; the same folder again is the same instance again
     * @param properties settings of Quarkus or Kafka Streams that differ from what is delivered
     * @throws IllegalStateException when it ends, or isn't ready in time; the log's end is in the message
     */
    public static ServiceProcess start(Path folder, Map<String, String> properties) {
        int port = FreePorts.one();
        Path log = folder.resolve("service.log");
        List<String> words = List.of(
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString());
        var options = new StringBuilder();
        properties.forEach((name, value) ->
                options.append("-D").append(name).append('=').append(value).append(' '));
        Map<String, String> environment = Map.of(
                "JAVA_TOOL_OPTIONS", options.toString(),
                "KAFKA_BOOTSTRAP_SERVERS",
                        // Quarkus gives Kafka's clients the variable even where the property says otherwise.
                        properties.containsKey("kafka.bootstrap.servers")
                                ? properties.get("kafka.bootstrap.servers")
                                : BackingServices.kafka(),
                "RIVULET_REGISTRY_URL", BackingServices.registry(),
                "RIVULET_PERSONAL_DATA_KEY", PERSONAL_DATA_KEY,
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "RIVULET_STATE_DIR", folder.resolve("state").toAbsolutePath().toString(),
                "RIVULET_NODE_ADVERTISED", "localhost:" + port,
                "RIVULET_NODE_INSTANCE_ID", folder.getFileName().toString());
        try {
            Files.createDirectories(folder);
            var service = new ServiceProcess(JavaProcess.logging(words, environment, log), port, log);
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException("The service can't be started", e);
        }
    }

    /** Where it listens, as {@code http://host:port}. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Asks the service for a path. */
    public HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .timeout(ANSWER_LIMIT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to end in order, as SIGTERM does, and says whether it has within that time. */
    public boolean endsWithin(Duration limit) {
        return process.endsWithin(limit);
    }

    /** All that it has said so far. */
    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.kill();
    }

    /** Ends it in order, or by force where that takes too long. */
    @Override
    public void close() {
        process.close();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                kill();
                throw new IllegalStateException("The service is not ready: " + end(Files.readString(log)));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                kill();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean isReady() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (UncheckedIOException notListeningYet) {
            return false;
        }
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 4000));
    }
}
