package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whatever becomes of an event, its trace says so, and why. */
@WithFleet
class TraceAcceptanceIT {

    private static final Duration SOON = Duration.ofSeconds(45);

    private final Fleet fleet;
    private final Instant now = Instant.now();
    private final String visitor = "traced-" + UUID.randomUUID();
    private final String eventId = visitor + "-event";

    TraceAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    void acceptedEventIsFollowedFromTheClientToPostgres() {
        send(event(eventId, now, ""));

        JsonNode trace = traced(eventId, any -> true);

        JsonNode counted = trace.path("counted").path(0);
        assertThat(trace.path("counted")).hasSize(1);
        assertThat(trace.path("rejected")).isEmpty();
        assertThat(counted.path("personId").asText()).isEqualTo(visitor);
        assertThat(counted.path("sessionId").asText()).isNotEmpty();
        assertThat(counted.path("late").asBoolean()).isFalse();
        assertThat(counted.path("bot").asBoolean()).isFalse();
        assertThat(counted.path("hops").findValuesAsText("place"))
                .containsExactly(
                        "created on the client",
                        "sent by the client",
                        "received by collector-service",
                        "projected by query-service");
        assertThat(trace.path("deliveries")).hasSize(1);
    }

    @Test
    void rejectedEventSaysWhoRefusedItAndWhy() {
        send("{\"eventId\":\"" + eventId + "\",\"visitorId\":\"" + visitor + "\"}");

        JsonNode trace = traced(eventId, found -> !found.path("rejected").isEmpty());

        assertThat(trace.path("counted")).isEmpty();
        assertThat(trace.path("rejected")).hasSize(1);
        JsonNode rejected = trace.path("rejected").path(0);
        assertThat(rejected.path("refusedBy").asText()).isEqualTo("collector-service");
        assertThat(rejected.path("reasons").findValuesAsText("code")).containsExactly("missing_field");
        assertThat(rejected.path("reasons").findValuesAsText("field")).containsExactly("/eventType");
    }

    @Test
    void duplicateIsCountedOnceAndBothItsDeliveriesAreTold() {
        String event = event(eventId, now, "");
        send(event);
        send(event);

        JsonNode trace = traced(eventId, found -> found.path("deliveries").size() == 2);

        assertThat(trace.path("counted")).hasSize(1);
        assertThat(trace.path("rejected")).isEmpty();
        List<JsonNode> deliveries = trace.path("deliveries").valueStream().toList();
        assertThat(deliveries)
                .extracting(each -> each.path("duplicate").asBoolean())
                .containsExactly(false, true);
        assertThat(deliveries.get(0).path("partition").asInt())
                .isEqualTo(deliveries.get(1).path("partition").asInt());
        assertThat(deliveries.get(0).path("offset").asLong())
                .isLessThan(deliveries.get(1).path("offset").asLong());
    }

    @Test
    void eventThatComesTooLateIsCountedInNoVisitAndSaysSo() {
        send(event(visitor + "-newer", now, ""));
        traced(visitor + "-newer", any -> true);

        send(event(eventId, now.minus(Duration.ofDays(3)), ""));

        JsonNode counted = traced(eventId, any -> true).path("counted").path(0);
        assertThat(counted.path("late").asBoolean()).isTrue();
        assertThat(counted.has("sessionId")).isFalse();
        assertThat(counted.path("personId").asText()).isEqualTo(visitor);
    }

    @Test
    void programsEventSaysThatItIsOneAndWhy() {
        send(event(
                eventId,
                now,
                "\"userAgent\":\"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)\","));

        JsonNode counted = traced(eventId, any -> true).path("counted").path(0);

        assertThat(counted.path("bot").asBoolean()).isTrue();
        assertThat(counted.path("botReason").asText()).isNotEmpty();
    }

    private void send(String event) {
        assertThat(fleet.collector()
                        .track("{\"events\":[" + event + "],\"metadata\":{\"sentAt\":\"" + now + "\"}}")
                        .status())
                .isEqualTo(202);
    }

    private JsonNode traced(String id, Predicate<JsonNode> enough) {
        return await("the trace of " + id)
                .atMost(SOON)
                .until(
                        () -> fleet.query().trace(id),
                        found -> found.filter(enough).isPresent())
                .orElseThrow();
    }

    private String event(String id, Instant at, String more) {
        return """
                {"eventId":"%s","eventType":"page_view","timestamp":"%s","visitorId":"%s","sequence":1,%s
                 "pageUrl":"https://shop.example/","consent":{"necessary":true,"analytics":true,"marketing":true,
                 "personalization":true}}""".formatted(id, at, visitor, more);
    }
}
