package io.rivulet.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.FreePorts;
import io.rivulet.backing.KafkaBroker;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector as it is delivered, while what it stands on goes away. */
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit does.
    Path folder;

    @Test
    void withoutABrokerNothingIsAcknowledgedAndAfterwardsEverythingIs() throws Exception {
        int port = FreePorts.one();
        KafkaBroker broker = broker(port);
        try (ServiceProcess collector = collector(Map.of("kafka.bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(post(collector, "before").get().statusCode()).isEqualTo(202);

            broker.close();

            long start = System.nanoTime();
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> post(collector, "during-" + i))
                    .toList();
            // The event loops are free while those wait.
            assertThat(collector.get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(503);
                assertThat(answer.get().headers().firstValue("Retry-After")).hasValue("5");
                assertThat(answer.get().body()).contains("urn:rivulet:problem:kafka-unavailable");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
            assertThat(collector.get("/q/health/ready").statusCode()).isEqualTo(503);

            broker = broker(port);

            await().atMost(PATIENCE)
                    .until(() -> collector.get("/q/health/ready").statusCode() == 200);
            // Ready again means that not one more event is sent away.
            assertThat(post(collector, "after").get().statusCode()).isEqualTo(202);
            assertThat(written(broker, "before")).isTrue();
            assertThat(written(broker, "after")).isTrue();
        } finally {
            broker.close();
        }
    }

    @Test
    void onceStartedItNeedsNoRegistry() throws Exception {
        HttpServer registry = forwarding(URI.create(BackingServices.registry()));
        String url = "http://localhost:" + registry.getAddress().getPort() + "/apis/registry/v3";
        try (ServiceProcess collector =
                collector(Map.of("kafka.bootstrap.servers", BackingServices.kafka(), "rivulet.registry.url", url))) {
            registry.stop(0);

            assertThat(post(collector, "without-registry").get().statusCode()).isEqualTo(202);
        }
    }

    @Test
    void itLogsJsonAndNothingAboutVisitors() throws Exception {
        try (ServiceProcess collector = collector(Map.of("kafka.bootstrap.servers", BackingServices.kafka()))) {
            assertThat(post(collector, "secret-visitor").get().statusCode()).isEqualTo(202);
        }
        List<String> log = Files.readAllLines(folder.resolve("service.log")).stream()
                .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                .toList();

        assertThat(log).isNotEmpty().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(log).noneMatch(line -> line.contains("secret-visitor") || line.contains("127.0.0.1"));
    }

    private KafkaBroker broker(int port) {
        KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), port);
        broker.createTopics();
        return broker;
    }

    private ServiceProcess collector(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("rivulet.sites.demo.write-keys", "wk_demo");
        all.put("rivulet.sites.demo.consent-when-absent", "granted");
        return ServiceProcess.start(folder, all);
    }

    private CompletableFuture<HttpResponse<String>> post(ServiceProcess collector, String visitor) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(collector.url() + "/api/analytics/events"))
                .header("X-Write-Key", "wk_demo")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString("{\"eventType\":\"click\",\"visitorId\":\"" + visitor + "\"}"))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private static boolean written(KafkaBroker broker, String visitor) {
        return !TopicReader.read(
                        Topics.USER_EVENTS,
                        broker.bootstrapServers(),
                        BackingServices.registry(),
                        event -> event.getVisitorId().equals(visitor))
                .isEmpty();
    }

    /** A registry that can be ended without ending everybody's. */
    private HttpServer forwarding(URI target) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var builder = HttpRequest.newBuilder(
                            target.resolve(exchange.getRequestURI().toString()))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (name.equalsIgnoreCase("Content-Type") || name.equalsIgnoreCase("Accept") || name.startsWith("X-")) {
                    builder.header(name, values.get(0));
                }
            });
            try {
                HttpResponse<byte[]> answer = http.send(builder.build(), BodyHandlers.ofByteArray());
                answer.headers()
                        .firstValue("Content-Type")
                        .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
                exchange.sendResponseHeaders(
                        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
                exchange.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        return server;
    }
}
