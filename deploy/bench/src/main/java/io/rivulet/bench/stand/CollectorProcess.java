package io.rivulet.bench.stand;

import io.rivulet.backing.FreePorts;
import io.rivulet.backing.JavaProcess;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.deploy.local.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The collector as it is delivered, with the local fleet's options, that can be killed and started again. */
public final class CollectorProcess implements AutoCloseable {

    /** The public key of its one site. */
    public static final String WRITE_KEY = "wk_bench";

    /** The secret key of the same site. */
    public static final String SERVER_KEY = "sk_bench";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePorts.one();
    private final List<String> words;
    private final Map<String, String> environment;
    private final Path log;
    private JavaProcess process;

    private CollectorProcess(List<String> words, Map<String, String> environment, Path log) {
        this.words = words;
        this.environment = environment;
        this.log = log;
        this.process = launched();
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param options for its JVM, beside the local fleet's
     * @param settings that differ from what is delivered, as environment variables
     */
    public static CollectorProcess start(
            Path folder, String kafka, String registry, List<String> options, Map<String, String> settings) {
        List<String> words = new ArrayList<>(Part.COLLECTOR.jvmOptions());
        words.addAll(options);
        words.addAll(List.of("-jar", Delivered.jar(Part.COLLECTOR).toString()));
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "RIVULET_REGISTRY_URL",
                registry,
                "RIVULET_PERSONAL_DATA_KEY",
                ServiceProcess.PERSONAL_DATA_KEY,
                "RIVULET_SITES_BENCH_WRITE_KEYS",
                WRITE_KEY,
                "RIVULET_SITES_BENCH_SERVER_KEYS",
                SERVER_KEY,
                "RIVULET_SITES_BENCH_CONSENT_WHEN_ABSENT",
                "granted",
                // All load comes from one address: what is measured is how much it can take, not how much it lets in.
                "RIVULET_LIMITS_ADDRESS",
                "off",
                "RIVULET_LIMITS_ADDRESS_EVENTS",
                "off",
                "RIVULET_LIMITS_WRITE_KEY",
                "off",
                "RIVULET_LIMITS_VISITOR",
                "off"));
        environment.putAll(settings);
        var collector = new CollectorProcess(words, environment, folder.resolve("collector.log"));
        collector.awaitReady();
        return collector;
    }

    private JavaProcess launched() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        return JavaProcess.logging(words, all, log);
    }

    public int port() {
        return port;
    }

    public JavaProcess process() {
        return process;
    }

    public Path log() {
        return log;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Starts it again at the same port. */
    public void startAgain() {
        process = launched();
    }

    /** What it answers to a GET, of any status. */
    public String get(String path) throws IOException {
        return ask(path).body();
    }

    private HttpResponse<String> ask(String path) throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .timeout(ANSWER_LIMIT)
                    .build();
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The sum of a metric over all its tags. */
    public long metric(String name) {
        try {
            return Math.round(get("/q/metrics")
                    .lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum());
        } catch (IOException e) {
            throw new UncheckedIOException("The collector shows no metrics", e);
        }
    }

    /** Waits until it is ready. */
    public void awaitReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The collector did not start; its log is " + log);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean isReady() {
        try {
            return ask("/q/health/ready").statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
