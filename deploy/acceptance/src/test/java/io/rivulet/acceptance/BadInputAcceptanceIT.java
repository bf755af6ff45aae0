package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.acceptance.Database.SessionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is wrong is said, and takes nothing with it that is right. */
@WithFleet
class BadInputAcceptanceIT {

    private static final Duration SOON = Duration.ofSeconds(45);

    private final Fleet fleet;
    private final String visitor = "careless-" + UUID.randomUUID();

    /** The same for all, so that an event sent again is the same event. */
    private final Instant at = Instant.now();

    BadInputAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    void brokenJsonIsABadRequest() {
        assertProblem(fleet.collector().track("{\"events\":[{\"eventType\":"), 400);
    }

    @Test
    void noKeyIsUnauthorized() {
        assertProblem(fleet.collector().post(event("a"), Optional.empty()), 401);
    }

    @Test
    void unknownKeyIsUnauthorized() {
        assertProblem(fleet.collector().post(event("a"), Optional.of("wk_nobody")), 401);
    }

    @Test
    void bodyPastTheLimitIsTooLarge() {
        String padded = event("a").replace("\"sequence\":1", "\"padding\":\"" + "x".repeat(500 * 1024) + "\"");

        assertProblem(fleet.collector().track(padded), 413);
    }

    @Test
    void questionWithoutATokenIsUnauthorized() {
        QueryApi nobody = new QueryApi(fleet.query().url(), "no-token");

        assertProblem(nobody.get("/api/analytics/realtime"), 401);
    }

    @Test
    void unknownVisitorIsNotFound() {
        assertProblem(fleet.query().get("/api/analytics/insights/nobody-" + UUID.randomUUID()), 404);
    }

    @Test
    void badRangeNamesTheField() {
        Http.Reply reply = fleet.query().get("/api/analytics/dashboard?startDate=yesterday&endDate=2026-01-01");

        assertProblem(reply, 400);
        assertThat(reply.body()).contains("startDate");
    }

    @Test
    void wrongEventIsRefusedWithItsReasonsAndItsNeighboursAreKept() {
        Http.Reply reply = fleet.collector()
                .track("{\"events\":[" + event("before") + ","
                        + "{\"eventId\":\"" + visitor + "-wrong\",\"eventType\":{\"no\":\"text\"},\"visitorId\":\""
                        + visitor
                        + "\"}," + event("after") + "]}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json().path("rejected").asInt()).isEqualTo(1);
        JsonNode error = reply.json().path("errors").path(0);
        assertThat(error.path("index").asInt()).isEqualTo(1);
        assertThat(error.path("eventId").asText()).isEqualTo(visitor + "-wrong");
        assertThat(error.path("reasons")).isNotEmpty();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(fleet.database().eventIds(visitor)).containsExactly(visitor + "-after", visitor + "-before");
            assertThat(fleet.database().refusals(visitor + "-wrong")).hasSize(1);
        });
    }

    @Test
    void everyEventSentIsAcceptedOrRejectedAndEveryAcceptedOneIsCountedOrADuplicate() {
        int sent = 0;
        int accepted = 0;
        int rejected = 0;
        String wrong = "{\"eventId\":\"" + visitor + "-none\",\"visitorId\":\"" + visitor + "\"}";
        // Ten events, each sent twice and once more in one batch with itself; each time with a wrong one beside it.
        for (int i = 0; i < 10; i++) {
            for (String body : new String[] {
                event("e" + i),
                "{\"events\":[" + event("e" + i) + "," + wrong + "]}",
                "{\"events\":[" + event("e" + i) + "," + event("e" + i) + "]}"
            }) {
                sent += body.startsWith("{\"events\"") ? 2 : 1;
                JsonNode answer = fleet.collector().track(body).json();
                accepted += answer.path("accepted").asInt();
                rejected += answer.path("rejected").asInt();
            }
        }

        assertThat(accepted + rejected).isEqualTo(sent).isEqualTo(50);
        assertThat(rejected).isEqualTo(10);
        int expectedRefusals = rejected;
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(fleet.database().eventIds(visitor)).hasSize(10);
            assertThat(fleet.database().refusals(visitor + "-none")).hasSize(expectedRefusals);
        });
        Fence.after(fleet);
        // 40 accepted: 10 counted and 30 duplicates of these.
        assertThat(fleet.database().sums(visitor).rows()).isEqualTo(10);
        // The table of sessions follows within seconds: a session that changes is told of at intervals.
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(fleet.database().sessions(visitor).get(visitor))
                                .extracting(SessionRow::events)
                                .containsExactly(10));
    }

    private String event(String name) {
        return """
                {"eventId":"%s-%s","eventType":"click","timestamp":"%s","visitorId":"%s","sequence":1,\
                "consent":{"necessary":true,"analytics":true}}""".formatted(visitor, name, at, visitor);
    }

    private static void assertProblem(Http.Reply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.json().path("title").asText()).isNotBlank();
        assertThat(reply.json().path("type").asText()).isNotBlank();
        assertThat(reply.body()).doesNotContain("Exception", "\tat ");
    }
}
