package io.rivulet.collector.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.FreePorts;
import io.rivulet.backing.KafkaBroker;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.collector.ingest.TopicReader;
import io.rivulet.collector.sdk.SdkProcess.Sent;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.UserEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other people's SDKs as they are on npm, sending to the collector as it is delivered: five rounds, one of them while
 * the broker is away, one while the collector itself has been killed. What they do about it is theirs.
 */
class SdkCompatibilityIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LONGEST_OUTAGE_SECONDS = 30;
    private static final String BROWSERS = "segment-standard,segment-batching,rudderstack,posthog,snowplow";
    private static final String RUN = "r" + UUID.randomUUID().toString().substring(0, 8);

    private static final List<SdkProcess> SDKS = new ArrayList<>();
    private static List<Sent> sent = List.of();
    private static Map<String, List<UserEvent>> arrived = Map.of();
    private static Optional<Path> chromium = Optional.empty();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit does.
    static Path folder;

    @BeforeAll
    static void sendThroughOutages() throws Exception {
        Optional<Path> node = NodeModules.program("node");
        Optional<Path> npm = NodeModules.program("npm");
        assumeTrue(node.isPresent() && npm.isPresent(), "There is no node or no npm on the PATH");
        chromium = NodeModules.program("chromium", "chromium-browser", "google-chrome");
        Path scripts = NodeModules.installed(npm.get());
        int port = FreePorts.one();
        KafkaBroker broker = broker(port);
        ServiceProcess collector = collector(broker);
        try (Relay relay = new Relay()) {
            lead(relay, collector);
            start(node.get(), scripts, relay.url());

            SDKS.forEach(sdk -> sdk.send(1));
            awaitAll(broker);

            broker.close();
            SDKS.forEach(sdk -> sdk.send(2));
            ServiceProcess refusing = collector;
            await().atMost(PATIENCE)
                    .until(() -> refusing.get("/q/metrics")
                            .body()
                            .contains("rivulet_collector_requests_refused_total{problem=\"kafka-unavailable\"}"));
            broker = broker(port);
            awaitAccepting(relay.url());
            // Visitors go on: Snowplow's trackers send what they still hold together with the next event, not by a
            // clock.
            SDKS.forEach(sdk -> sdk.send(3));
            awaitAll(broker);

            collector.kill();
            SDKS.forEach(sdk -> sdk.send(4));
            collector = collector(broker);
            lead(relay, collector);
            awaitAccepting(relay.url());
            SDKS.forEach(sdk -> sdk.send(5));
            awaitAll(broker);
            SDKS.forEach(SdkProcess::close);
            arrived = arrived(broker);
        } finally {
            collector.close();
            broker.close();
        }
    }

    @AfterAll
    static void forget() {
        SDKS.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment-node", "rudderstack-node", "posthog-node", "snowplow-node"})
    void whatAServersSdkSendsIsThereOnce(String sdk) {
        everythingIsThereOnce(RUN + "-" + sdk + "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment-standard", "segment-batching", "rudderstack", "posthog", "snowplow"})
    void whatABrowsersSdkSendsIsThereOnce(String sdk) {
        assumeTrue(chromium.isPresent(), "There is no chromium on the PATH");
        everythingIsThereOnce(RUN + "-browser-" + sdk + "-");
    }

    private static void everythingIsThereOnce(String prefix) {
        List<Sent> mine =
                sent.stream().filter(event -> event.n().startsWith(prefix)).toList();
        assertThat(mine).hasSizeGreaterThanOrEqualTo(10);
        assertThat(mine).allSatisfy(event -> {
            List<UserEvent> found = arrived.getOrDefault(event.n(), List.of());
            // Whatever is tried again is the same event, by its id and by its content: the sessionizer counts it once.
            assertThat(found)
                    .extracting(UserEvent::getEventId)
                    .isNotEmpty()
                    .containsOnly(found.get(0).getEventId());
            assertThat(found)
                    .extracting(UserEvent::getContentHash)
                    .containsOnly(found.get(0).getContentHash());
            assertThat(found).extracting(UserEvent::getEventName).containsOnly(event.name());
            assertThat(found).extracting(UserEvent::getUserId).containsOnly(event.user());
            // Who stamps a batch once and sends it again is taken for one whose clock is slow by as long as that took.
            assertThat(found.get(0).getOccurredAt())
                    .isCloseTo(event.at(), within(LONGEST_OUTAGE_SECONDS, ChronoUnit.SECONDS));
        });
        assertThat(mine.stream()
                        .flatMap(event -> arrived.getOrDefault(event.n(), List.of()).stream())
                        .map(UserEvent::getEventId)
                        .distinct())
                .hasSameSizeAs(mine);
        assertThat(arrived.keySet().stream().filter(n -> n.startsWith(prefix))).hasSameSizeAs(mine);
    }

    private static void start(Path node, Path scripts, String url) {
        for (String sdk : List.of("segment-node", "rudderstack-node", "posthog-node", "snowplow-node")) {
            SDKS.add(SdkProcess.start(node, scripts, sdk + ".mjs", url, RUN + "-" + sdk));
        }
        chromium.ifPresent(browser -> SDKS.add(
                SdkProcess.start(node, scripts, "browser.mjs", url, RUN + "-browser", browser.toString(), BROWSERS)));
        SDKS.forEach(SdkProcess::awaitReady);
    }

    private static void awaitAccepting(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/track"))
                .header("X-Write-Key", "wk_demo")
                .POST(BodyPublishers.ofString("{\"event\":\"probe\",\"userId\":\"test\"}"))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }

    private static void awaitAll(KafkaBroker broker) {
        sent = SDKS.stream().flatMap(sdk -> sdk.sent().stream()).toList();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(arrived(broker).keySet())
                        .containsAll(sent.stream().map(Sent::n).toList()));
    }

    private static Map<String, List<UserEvent>> arrived(KafkaBroker broker) {
        return TopicReader.read(
                        Topics.USER_EVENTS, broker.bootstrapServers(), BackingServices.registry(), event -> true)
                .stream()
                .map(ConsumerRecord::value)
                .collect(Collectors.groupingBy(SdkCompatibilityIT::number, Collectors.toList()));
    }

    /** Where each kind of call has its number. */
    private static String number(UserEvent event) {
        try {
            JsonNode properties = JSON.readTree(event.getProperties());
            boolean isTrait = event.getEventName().equals("identify");
            return Optional.of(properties.at(isTrait ? "/traits/n" : "/n").asText())
                    .filter(n -> !n.isEmpty())
                    .or(() -> Optional.of(properties.path("label").asText()).filter(n -> !n.isEmpty()))
                    .orElse(String.valueOf(event.getPage().getTitle()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static KafkaBroker broker(int port) {
        KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), port);
        broker.createTopics();
        return broker;
    }

    private static ServiceProcess collector(KafkaBroker broker) {
        return ServiceProcess.start(
                folder,
                Map.of(
                        "kafka.bootstrap.servers", broker.bootstrapServers(),
                        "rivulet.publish.delivery-timeout", "PT1.5S",
                        "rivulet.sites.demo.write-keys", "wk_demo",
                        "rivulet.sites.demo.consent-when-absent", "granted"));
    }

    private static void lead(Relay relay, ServiceProcess collector) {
        relay.leadTo(URI.create(collector.url()).getPort());
    }
}
