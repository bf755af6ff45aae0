package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who says what the collector answered is never told anything older than what they sent. */
@WithFleet
class ReadYourWritesAcceptanceIT {

    private static final int ROUNDS = 40;
    private static final Duration SOON = Duration.ofSeconds(45);

    private final Fleet fleet;
    private final String visitor = "writer-" + UUID.randomUUID();

    ReadYourWritesAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    void everyAnswerHoldsTheEventThatWasJustAcknowledged() {
        for (int n = 1; n <= ROUNDS; n++) {
            String eventId = visitor + "-" + n;
            JsonNode answer = asked(visitor, sent(view(eventId)));

            assertThat(answer.path("recentEvents").findValuesAsText("eventId")).startsWith(eventId);
            assertThat(answer.path("profile").path("events").asInt()).isEqualTo(n);
            assertThat(answer.path("incomplete")).isEmpty();
        }
    }

    @Test
    void duplicateIsWaitedForThoughNothingComesOfIt() {
        String event = view(visitor + "-once");
        sent(event);

        JsonNode answer = asked(visitor, sent(event));

        assertThat(answer.path("profile").path("events").asInt()).isEqualTo(1);
    }

    @Test
    void whatAVisitorDidIsTheUsersOnceTheIdentificationIsRead() {
        String user = "user-" + UUID.randomUUID();
        sent(view(visitor + "-before"));
        String identify = view(visitor + "-identify")
                .replace("page_view", "identify")
                .replace("\"visitorId\"", "\"userId\":\"" + user + "\",\"visitorId\"");

        String position = sent(identify);

        for (String id : new String[] {user, visitor}) {
            JsonNode answer = asked(id, position);
            assertThat(answer.path("personId").asText()).isEqualTo(user);
            assertThat(answer.path("profile").path("visitorIds").toString()).contains(visitor);
            assertThat(answer.path("recentEvents").findValuesAsText("eventId"))
                    .contains(visitor + "-before", visitor + "-identify");
        }
    }

    @Test
    void positionBeyondAllThatWasSentIsRefusedAndSaysSo() {
        Http.Reply reply = fleet.query().insightsAtLeast(visitor, "0-999999999999");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(reply.json().path("type").asText()).isEqualTo("urn:rivulet:problem:not-there-yet");
    }

    private String sent(String event) {
        Http.Reply reply = fleet.collector().track("{\"events\":[" + event + "]}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(reply.header("X-Position")).matches("\\d+-\\d+");
        return reply.header("X-Position");
    }

    /** On a busy machine the stores may need longer than the query service waits: then it says so, and is asked again. */
    private JsonNode asked(String id, String position) {
        return await().atMost(SOON)
                .until(() -> fleet.query().insightsAtLeast(id, position), reply -> {
                    assertThat(reply.status()).as(reply.body()).isIn(200, 503);
                    return reply.status() == 200;
                })
                .json();
    }

    private String view(String eventId) {
        return """
                {"eventId":"%s","eventType":"page_view","timestamp":"%s","visitorId":"%s","pageUrl":"https://shop.example/",
                 "consent":{"necessary":true,"analytics":true,"marketing":true,"personalization":true}}""".formatted(eventId, Instant.now(), visitor);
    }
}
