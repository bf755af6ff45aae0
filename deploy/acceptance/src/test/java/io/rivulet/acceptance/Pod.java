package io.rivulet.acceptance;

import io.rivulet.backing.JavaProcess;
import io.rivulet.deploy.local.Part;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One more process of a service, beside the fleet's own, as it is delivered. */
final class Pod {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private Pod() {}

    /**
     * Starts it and waits until it is ready.
     *
     * @param log where it writes
     * @param settings its environment, beside where the broker, the registry and its own port are
     */
    static JavaProcess start(Fleet fleet, Part part, int port, Path log, Map<String, String> settings) {
        List<String> words = new ArrayList<>(part.jvmOptions());
        words.add("-jar");
        words.add(Path.of("..", "..", part.title(), "target", "quarkus-app", "quarkus-run.jar")
                .toAbsolutePath()
                .toString());
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                fleet.bootstrapServers(),
                "RIVULET_REGISTRY_URL",
                fleet.registryUrl(),
                "QUARKUS_HTTP_HOST",
                "localhost",
                "QUARKUS_HTTP_PORT",
                String.valueOf(port),
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "false"));
        environment.putAll(settings);
        JavaProcess process = JavaProcess.logging(words, environment, log);
        awaitReady(process, port, log);
        return process;
    }

    private static void awaitReady(JavaProcess process, int port, Path log) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.kill();
                throw new IllegalStateException("Not ready, see " + log);
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
