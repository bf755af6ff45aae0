package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.deploy.local.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One event on its way through all the rooms. */
@WithFleet
class WalkAcceptanceIT {

    private static final Duration SOON = Duration.ofSeconds(45);

    private final Fleet fleet;
    private final String visitor = "walker-" + UUID.randomUUID();
    private final String view = visitor + "-view";
    private final String purchase = visitor + "-purchase";

    WalkAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    void eventIsShownByEveryQuestionAndStoredOnce() {
        Http.Reply reply = fleet.collector().track(twoEvents());

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json().path("rejected").asInt()).isZero();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(fleet.database().rows(view)).isEqualTo(1);
            assertThat(fleet.database().rows(purchase)).isEqualTo(1);
        });
        sessionShowsItsEventsInOrder();
        insightsShowWhoItWas();
        realtimeShowsIt();
        dashboardCountsIt();
        traceShowsItsWay();
        assertThat(fleet.database().rows(view)).isEqualTo(1);
    }

    @Test
    void dashboardIsToldWhereTheCollectorIs() {
        assertThat(fleet.query()
                        .find("/api/sites")
                        .orElseThrow()
                        .path("collectorUrl")
                        .textValue())
                .isEqualTo(fleet.url(Part.COLLECTOR));
    }

    private void sessionShowsItsEventsInOrder() {
        List<String> session = fleet.database().sessionsOf(view);
        assertThat(session).hasSize(1).doesNotContainNull();
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode shown = fleet.query().session(session.get(0)).orElseThrow();
            assertThat(shown.findValuesAsText("eventId")).containsSubsequence(view, purchase);
        });
    }

    private void insightsShowWhoItWas() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode insights = fleet.query().insights(visitor).orElseThrow();
            assertThat(insights.path("personId").textValue()).isEqualTo(visitor);
            assertThat(insights.path("profile").isObject()).isTrue();
            assertThat(insights.path("profile")).isNotEmpty();
            assertThat(insights.path("scores")).isNotEmpty();
            assertThat(insights.path("liveSession")).isNotEmpty();
            assertThat(insights.path("recentEvents").findValuesAsText("eventId"))
                    .contains(view, purchase);
            assertThat(insights.has("stalenessMs")).isTrue();
        });
    }

    private void realtimeShowsIt() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode now = fleet.query().find("/api/analytics/realtime").orElseThrow();
            assertThat(now.path("activeVisitors").asLong()).isPositive();
            assertThat(now.path("counters").path("page_view").asLong()).isPositive();
            assertThat(now.path("recentEvents").findValuesAsText("eventId")).contains(view);
        });
    }

    private void dashboardCountsIt() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        // Two days, because midnight may pass while this runs.
        String path = "/api/analytics/dashboard?startDate=" + today.minusDays(1) + "&endDate=" + today.plusDays(1);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode kpis = fleet.query().find(path).orElseThrow().path("kpis");
            assertThat(kpis.toString()).contains("revenue").contains("visitors");
        });
    }

    private void traceShowsItsWay() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode trace = fleet.query().trace(view).orElseThrow();
            assertThat(trace.path("counted")).hasSize(1);
            assertThat(trace.path("counted").path(0).path("hops").findValuesAsText("place"))
                    .contains("received by collector-service", "projected by query-service");
            assertThat(trace.path("rejected")).isEmpty();
        });
    }

    private String twoEvents() {
        Instant now = Instant.now();
        return """
                {"events":[
                  {"eventId":"%s","eventType":"page_view","timestamp":"%s","visitorId":"%s","sequence":1,
                   "pageUrl":"https://shop.example/","consent":{"necessary":true,"analytics":true,"marketing":true,"personalization":true}},
                  {"eventId":"%s","eventType":"purchase","timestamp":"%s","visitorId":"%s","sequence":2,
                   "pageUrl":"https://shop.example/thanks","properties":{"revenue":"19.90","currency":"EUR"},
                   "consent":{"necessary":true,"analytics":true,"marketing":true,"personalization":true}}],
                 "metadata":{"sentAt":"%s","sdkVersion":"acceptance"}}""".formatted(view, now, visitor, purchase, now.plusMillis(1), visitor, now.plusMillis(2));
    }
}
