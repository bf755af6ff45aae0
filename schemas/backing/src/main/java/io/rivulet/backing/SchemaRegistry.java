package io.rivulet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An Apicurio registry in a process of its own that keeps its schemas in Postgres, so that an id, once dealt, means the
 * same schema for ever. It also speaks Confluent's registry API.
 */
public final class SchemaRegistry implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private SchemaRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * How to start one.
     *
     * @param home the unpacked registry, see {@link #unpackedByTheBuild()}
     * @param port of the loopback interface
     * @param jdbcUrl the database it keeps its schemas in, its own
     * @param username who connects to the database
     * @param password of the same
     */
    public record Settings(Path home, int port, String jdbcUrl, String username, String password) {

        /** Its own API, which the serdes speak. */
        public String url() {
            return "http://localhost:" + port + "/apis/registry/v3";
        }

        /** The program and its arguments, not started yet. */
        public ProcessBuilder process() {
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx160m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dquarkus.http.host=localhost",
                            "-Dquarkus.http.port=" + port,
                            // Its management port is fixed otherwise and collides with the next registry.
                            "-Dquarkus.management.host=localhost",
                            "-Dquarkus.management.port=0",
                            "-Dapicurio.storage.kind=sql",
                            "-Dapicurio.storage.sql.kind=postgresql",
                            "-Dapicurio.datasource.url=" + jdbcUrl,
                            "-Dapicurio.datasource.username=" + username,
                            "-Dapicurio.datasource.password=" + password,
                            // By default it takes 20 connections and keeps dead ones when Postgres was restarted.
                            "-Dapicurio.datasource.jdbc.initial-size=2",
                            "-Dapicurio.datasource.jdbc.min-size=2",
                            "-Dapicurio.datasource.jdbc.max-size=8",
                            "-Dquarkus.datasource.postgresql.jdbc.validate-on-borrow=true",
                            "-jar",
                            runner().toString()))
                    .directory(home.toFile())
                    .redirectErrorStream(true);
        }

        private Path runner() {
            try (var files = Files.newDirectoryStream(home, "*-runner.jar")) {
                return files.iterator().next();
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "No registry in " + home + ": build the module schemas/backing first", e);
            }
        }
    }

    /**
     * Starts a registry and returns when it answers.
     *
     * @param settings where and with what
     * @param log takes its output, appended
     * @throws IllegalStateException when it ends or doesn't answer in time; the log says why
     */
    public static SchemaRegistry start(Settings settings, Path log) {
        try {
            Process process = settings.process()
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            SchemaRegistry registry = new SchemaRegistry(process, settings.port());
            registry.awaitAnswer(log);
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException("The schema registry did not start", e);
        }
    }

    /** Its own API, which the serdes speak. */
    public String url() {
        return "http://localhost:" + port + "/apis/registry/v3";
    }

    /** Confluent's registry API, for clients that know only that. */
    public String confluentUrl() {
        return "http://localhost:" + port + "/apis/ccompat/v7";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The registry that this module's build unpacked beside its classes: every module of the build finds the same
     * folder, whether it sees this module's classes or its jar, and nobody carries the hundred megabytes about.
     */
    public static Path unpackedByTheBuild() {
        try {
            URL here =
                    SchemaRegistry.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(here.toURI()).resolveSibling("registry");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("This class was not loaded from a file", e);
        }
    }

    private void awaitAnswer(Path log) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("The schema registry did not start; its log is " + log);
            }
        }
    }

    /** Whether it answers from its storage, asked once; waits a moment when it does not. */
    private boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(confluentUrl() + "/subjects"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status == 200 || paused();
        } catch (IOException e) {
            return paused();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the schema registry started", e);
        }
    }

    private boolean paused() {
        try {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
