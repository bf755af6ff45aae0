package io.rivulet.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.backing.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector as it is delivered, with a sites file: who may send, and how much. */
class AccessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CLICK = "{\"eventType\":\"click\",\"visitorId\":\"ada\"}";
    // An hour's rates: nothing comes back while the test runs.
    private static final String SITES = """
            rivulet.sites.shop.write-keys=wk_shop
            rivulet.sites.shop.server-keys=sk_shop
            rivulet.sites.few.write-keys=wk_few
            rivulet.sites.few.server-keys=sk_few
            rivulet.sites.few.limits.address=5/h
            rivulet.sites.storm.write-keys=wk_storm
            rivulet.sites.storm.server-keys=sk_storm
            rivulet.sites.storm.consent-when-absent=granted
            rivulet.sites.storm.limits.visitor=10/h
            rivulet.sites.many.write-keys=wk_many
            rivulet.sites.many.limits.address-events=10/h
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit does.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // So does start().
    private static ServiceProcess collector;

    @SuppressWarnings("NullAway.Init")
    private static Path sites;

    @BeforeAll
    static void start() throws IOException {
        sites = Files.writeString(folder.resolve("sites.properties"), SITES);
        collector = ServiceProcess.start(
                folder.resolve("collector"),
                Map.of("rivulet.sites-file", sites.toString(), "rivulet.sites-file-pause", "PT0.1S"));
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    private static HttpResponse<String> post(String key, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(collector.url() + "/api/analytics/events"))
                        .header("X-Write-Key", key)
                        .header("Origin", "https://shop.example")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static int status(String key) throws Exception {
        return post(key, CLICK).statusCode();
    }

    private static String visits(String visitor, int events) {
        return "["
                + "{\"eventType\":\"click\",\"visitorId\":\"%s\"},"
                        .formatted(visitor)
                        .repeat(events - 1) + "{\"eventType\":\"click\",\"visitorId\":\"%s\"}]".formatted(visitor);
    }

    @Test
    void aKeyIsChangedWhileTheServiceRunsAndABrokenFileChangesNothing() throws Exception {
        assertThat(status("wk_shop")).isEqualTo(202);

        Files.writeString(sites, SITES.replace("wk_shop", "wk_shop_2"));
        await().atMost(PATIENCE).until(() -> status("wk_shop_2") == 202);
        assertThat(status("wk_shop")).isEqualTo(401);

        Files.writeString(sites, "rivulet.sites.shop.write-kyes=wk_shop_3");
        await().atMost(PATIENCE)
                .until(() -> collector.get("/q/health/ready").body().contains("not taken since"));
        assertThat(status("wk_shop_2")).isEqualTo(202);
        assertThat(collector.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(collector.get("/q/metrics").body())
                .contains("rivulet_collector_sites_file_refused 1.0")
                .containsPattern("rivulet_collector_sites_file_read_total\\{outcome=\"refused\"[^}]*} 1.0");

        Files.writeString(sites, SITES);
        await().atMost(PATIENCE).until(() -> status("wk_shop") == 202);
        assertThat(collector.get("/q/health/ready").body()).contains("in force");
    }

    @Test
    void anAddressThatHasSentTooOftenIsToldWhenToComeBack() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(status("wk_few")).isEqualTo(202);
        }

        HttpResponse<String> refused = post("wk_few", "no JSON: it is not even read");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body())
                .contains("urn:rivulet:problem:too-many-requests")
                .doesNotContain("127.0.0.1");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(600L, 720L);
        assertThat(refused.headers().firstValue("X-RateLimit-Reset"))
                .isEqualTo(refused.headers().firstValue("Retry-After"));
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://shop.example");
        assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Retry-After", "X-RateLimit-Reset");
        assertThat(status("sk_few")).as("a server speaks for all its visitors").isEqualTo(202);
    }

    @Test
    void aVisitorsStormIsRejectedAndTheOthersInItsBatchAreNot() throws Exception {
        assertThat(post("wk_storm", visits("noisy", 10)).body()).contains("\"accepted\":10");

        String verdict = post("wk_storm", "[" + CLICK + ",{\"eventType\":\"click\",\"visitorId\":\"noisy\"}]")
                .body();

        assertThat(verdict).contains("\"accepted\":1", "\"rejected\":1", "\"code\":\"too_many\"", "\"index\":1");
        assertThat(post("sk_storm", visits("noisy", 10)).body()).contains("\"accepted\":10");
    }

    @Test
    void anAddressThatHasSentTooManyEventsIsRefusedTheNextTime() throws Exception {
        assertThat(post("wk_many", visits("ada", 12)).statusCode()).isEqualTo(202);

        assertThat(post("wk_many", CLICK).statusCode()).isEqualTo(429);
    }
}
