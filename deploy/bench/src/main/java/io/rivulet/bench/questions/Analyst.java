package io.rivulet.bench.questions;

import io.rivulet.backing.FreePorts;
import io.rivulet.backing.JavaProcess;
import io.rivulet.backing.PostgresServer;
import io.rivulet.bench.questions.Kind.Question;
import io.rivulet.bench.stand.Delivered;
import io.rivulet.deploy.local.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The query service as it is delivered, reading only, and who asks it: one question after the other. */
final class Analyst implements AutoCloseable {

    static final String TOKEN = "token-of-the-bench-0123456789";
    // Migrations of an archive that an older version has made may take their time.
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = FreePorts.one();
    private final JavaProcess service;

    private Analyst(String jdbcUrl, List<String> options, Path log) {
        List<String> words = new ArrayList<>(Part.QUERY.jvmOptions());
        words.addAll(options);
        words.addAll(List.of("-jar", Delivered.jar(Part.QUERY).toString()));
        service = JavaProcess.logging(
                words,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        jdbcUrl,
                        "QUARKUS_DATASOURCE_USERNAME",
                        PostgresServer.USERNAME,
                        "QUARKUS_DATASOURCE_PASSWORD",
                        PostgresServer.PASSWORD,
                        "RIVULET_PROJECTION_ENABLED",
                        "false",
                        "RIVULET_READER_LONGEST_ANSWER",
                        "60S",
                        "RIVULET_ADMIN_TOKEN",
                        TOKEN,
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(port)),
                log);
    }

    static Analyst start(String jdbcUrl, List<String> options, Path log) throws InterruptedException {
        var analyst = new Analyst(jdbcUrl, options, log);
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!analyst.isUp()) {
            if (System.nanoTime() > deadline || !analyst.service.isAlive()) {
                analyst.close();
                throw new IllegalStateException("The query service did not start; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return analyst;
    }

    private boolean isUp() throws InterruptedException {
        try {
            return send(request("/q/health/live").GET().build()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** The milliseconds until the answer was read. */
    double ask(Question question) throws IOException, InterruptedException {
        var request = request(question.path()).header("Authorization", "Bearer " + TOKEN);
        HttpRequest ready = question.body().isEmpty()
                ? request.GET().build()
                : request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question.body()))
                        .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = send(ready);
        double millis = (System.nanoTime() - begin) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(question + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return millis;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(ANSWER_LIMIT);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        service.close();
    }
}
