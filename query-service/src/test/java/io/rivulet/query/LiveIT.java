package io.rivulet.query;

import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.ChurnRisk;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.UserScores;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The WebSocket, by a client that knows nothing of how it is made. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveIT {

    private final String site = FakeFleet.site("live");
    private Topography topics;

    @BeforeAll
    void connect() {
        topics = new Topography();
    }

    @AfterAll
    void disconnect() {
        topics.close();
    }

    @Test
    void snapshotComesFirstAndThenWhatHappens() {
        try (var client = LiveClient.listening(onSite())) {
            assertThat(client.heard().get(0).getString("type")).isEqualTo("snapshot");
            assertThat(client.heard().get(0).getMap("positions")).hasSize(13);
            String id = happens("ada");
            JsonPath event = client.first(frame -> id.equals(frame.getString("data.eventId")));
            assertThat(event.getString("type")).isEqualTo("event");
            assertThat(event.getString("siteId")).isEqualTo(site);
            assertThat(event.getString("data.pagePath")).isEqualTo("/now");
            assertThat(event.getString("at")).startsWith("session-events/");
            assertThat(event.getLong("sequence"))
                    .isGreaterThan(client.heard().get(0).getLong("sequence"));
        }
    }

    @Test
    void numbersAreThoseOfRealtime() {
        String id = happens("bob");
        try (var client = LiveClient.listening(onSite())) {
            JsonPath numbers = client.first(frame -> "metric_update".equals(frame.getString("type"))
                    && frame.getInt("data.activeVisitors") > 0
                    && frame.get("data.counters.page_view") != null);
            JsonPath polled =
                    asAdmin().get("/api/analytics/realtime?siteId=" + site).jsonPath();
            assertThat(polled.getList("recentEvents.eventId", String.class)).contains(id);
            assertThat(numbers.getMap("data").keySet())
                    .containsExactlyInAnyOrderElementsOf(polled.getMap("$").keySet().stream()
                            .filter(name -> !"recentEvents".equals(name))
                            .toList());
        }
    }

    @Test
    void visitsScoresAndConclusionsAreTold() {
        try (var client = LiveClient.listening(onSite())) {
            happens("cleo");
            var visit = SessionBuilder.aSession()
                    .on(site)
                    .by("cleo")
                    .at(Instant.now())
                    .build();
            topics.fact(
                    "cleo",
                    SessionChange.newBuilder()
                            .setKind(SessionChangeKind.OPENED)
                            .setAfter(visit)
                            .build());
            topics.fact(
                    "cleo",
                    DerivedEvent.newBuilder()
                            .setEventId("rage-" + site)
                            .setEventName("rage_click")
                            .setSiteId(site)
                            .setVisitorId("cleo")
                            .setOccurredAt(Instant.now())
                            .build());
            assertThat(client.first("session_update").getString("data.sessionId"))
                    .isEqualTo(visit.getSessionId());
            JsonPath alert = client.first(frame -> "rage_click".equals(frame.getString("data.name")));
            assertThat(alert.getString("type")).isEqualTo("alert");
            assertThat(alert.getString("data.state")).isEqualTo("concluded");
            // Who is scored was seen on the site before.
            topics.write(
                    Topics.USER_SCORES,
                    "cleo",
                    UserScores.newBuilder()
                            .setPersonId("cleo")
                            .setEngagement(12)
                            .setLead(34)
                            .setChurnRisk(ChurnRisk.LOW)
                            .setModel("of a test")
                            .setLastSeenAt(Instant.now())
                            .setComputedAt(Instant.now())
                            .build());
            assertThat(client.first("score_update").getDouble("data.lead")).isEqualTo(34);
        }
    }

    @Test
    void onlyWhatWasAskedForIsTold() {
        try (var client = LiveClient.listening(onSite() + ",\"kinds\":[\"event\"]")) {
            topics.event(
                    "dan",
                    null,
                    anEvent().on("not-" + site).by("dan").view("/else").at(Instant.now()));
            topics.event(
                    "dan",
                    null,
                    anEvent().on(site).by("dan").bot("a test").view("/bot").at(Instant.now()));
            topics.event(
                    "dan", null, anEvent().on(site).by("dan").view("/old").at(Instant.parse("2020-01-01T00:00:00Z")));
            String id = happens("dan");
            client.first(frame -> id.equals(frame.getString("data.eventId")));
            assertThat(client.heard().stream()
                            .filter(frame -> "event".equals(frame.getString("type")))
                            .map(frame -> frame.getString("data.pagePath")))
                    .containsOnly("/now");
            assertThat(client.heard().stream().map(frame -> frame.getString("type")))
                    .containsOnly("snapshot", "event");
        }
    }

    @Test
    void whatIsSaidRightBehindTheTokenWaitsForItsCheck() {
        for (int i = 0; i < 3; i++) {
            try (var client = LiveClient.connected()) {
                client.says("{\"type\":\"auth\",\"token\":\"admin-of-tests\",\"kinds\":[\"alert\"]}");
                client.says("{\"type\":\"subscribe\"" + onSite() + ",\"kinds\":[\"event\"]}");
                client.first(
                        frame -> "snapshot".equals(frame.getString("type")) && site.equals(frame.getString("siteId")));
                String id = happens("gil");
                client.first(frame -> id.equals(frame.getString("data.eventId")));
            }
        }
    }

    @Test
    void breakIsBridgedByTheNumberAndNothingComesTwice() {
        long after;
        String heard = "";
        try (var client = LiveClient.listening(onSite())) {
            String id = happens("eve");
            heard = id;
            after = client.first(frame -> id.equals(frame.getString("data.eventId")))
                    .getLong("sequence");
        }
        String missed = happens("eve");
        try (var client = LiveClient.connected()) {
            client.says("{\"type\":\"auth\",\"token\":\"admin-of-tests\"" + onSite() + ",\"resume\":{\"after\":" + after
                    + "}}");
            assertThat(client.first("resumed").getString("by")).isEqualTo("sequence");
            client.first(frame -> missed.equals(frame.getString("data.eventId")));
            assertThat(events(client)).doesNotContain(heard).containsOnlyOnce(missed);
        }
    }

    @Test
    void breakIsBridgedByPositionsOnAPodThatNeverGaveTheNumber() {
        Map<String, Object> positions = new TreeMap<>();
        String heard;
        try (var client = LiveClient.listening(onSite())) {
            positions.putAll(client.first("snapshot").getMap("positions"));
            String id = happens("fay");
            heard = id;
            String[] at = client.first(frame -> id.equals(frame.getString("data.eventId")))
                    .getString("at")
                    .split("/", -1);
            positions.put(at[0] + "/" + at[1], Long.parseLong(at[2]) + 1);
        }
        String missed = happens("fay");
        try (var client = LiveClient.listening(onSite())) {
            client.says("{\"type\":\"resume\",\"after\":1,\"positions\":" + json(positions) + "}");
            assertThat(client.first("resumed").getString("by")).isEqualTo("positions");
            client.first(frame -> missed.equals(frame.getString("data.eventId")));
            assertThat(events(client)).doesNotContain(heard).contains(missed);
        }
    }

    @Test
    void gapThatCannotBeBridgedIsSaidAndASnapshotComes() {
        try (var client = LiveClient.connected()) {
            client.says("{\"type\":\"auth\",\"token\":\"admin-of-tests\",\"resume\":{\"after\":1}}");
            JsonPath snapshot = client.first("snapshot");
            assertThat(snapshot.getBoolean("resumed")).isFalse();
            assertThat(snapshot.getString("reason")).contains("another pod");
        }
    }

    @Test
    void wrongTokenAndNoTokenAreTurnedAwayWithCodesOfTheirOwn() {
        try (var wrong = LiveClient.connected();
                var silent = LiveClient.connected();
                var rude = LiveClient.connected()) {
            wrong.says("{\"type\":\"auth\",\"token\":\"rvt_wrong\"}");
            assertThat(wrong.closed()).isEqualTo(4401);
            rude.says("{\"type\":\"ping\"}");
            rude.says("{\"type\":\"subscribe\"}");
            assertThat(rude.closed()).isEqualTo(4400);
            assertThat(silent.closed()).isEqualTo(4408);
            assertThat(silent.heard()).isEmpty();
        }
    }

    @Test
    void wrongWordIsNamedAndTheConnectionStays() {
        try (var client = LiveClient.listening("")) {
            client.says("{\"type\":\"subscribe\",\"kinds\":[\"everything\"]}");
            JsonPath problem = client.first("problem");
            assertThat(problem.getString("problem.violations[0].field")).isEqualTo("kinds");
            assertThat(problem.getString("problem.violations[0].detail")).contains("metric_update");
            client.says("{\"type\":\"ping\"}");
            client.first("pong");
        }
    }

    @Test
    void siteThatNobodyKnowsIsNamedAndWhatWasHeardBeforeGoesOn() {
        try (var client = LiveClient.listening(onSite() + ",\"kinds\":[\"event\"]");
                var stranger = LiveClient.connected()) {
            client.says("{\"type\":\"subscribe\",\"siteId\":\"shpo\"}");
            client.says("{\"type\":\"ping\"}");
            JsonPath problem = client.first("problem");
            assertThat(problem.getString("problem.violations[0].field")).isEqualTo("siteId");
            assertThat(problem.getString("problem.violations[0].detail")).contains("\"shpo\"", "newyork");
            client.first("pong");
            String id = happens("hal");
            client.first(frame -> id.equals(frame.getString("data.eventId")));

            stranger.says("{\"type\":\"auth\",\"token\":\"admin-of-tests\",\"siteId\":\"shpo\"}");
            assertThat(stranger.first("problem").getString("problem.violations[0].field"))
                    .isEqualTo("siteId");
            assertThat(stranger.closed()).isEqualTo(4404);
        }
    }

    @Test
    void tooLongAMessageEndsTheConnection() {
        try (var client = LiveClient.listening("")) {
            client.says("{\"type\":\"subscribe\",\"siteId\":\"" + "x".repeat(40_000) + "\"}");
            assertThat(client.closed()).isPositive();
        }
    }

    @Test
    void pageOfAnotherOriginIsRefused() {
        assertThatThrownBy(() -> LiveClient.from("https://elsewhere.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        LiveClient.from("http://localhost:" + RestAssured.port).close();
    }

    @Test
    void plainRequestIsToldToUpgrade() {
        asAdmin()
                .get("/api/analytics/ws")
                .then()
                .statusCode(426)
                .contentType("application/problem+json")
                .body("type", is("urn:rivulet:problem:upgrade-needed"));
    }

    private String onSite() {
        return ",\"siteId\":\"" + site + "\"";
    }

    private String happens(String visitor) {
        String id = UUID.randomUUID().toString();
        topics.event(
                visitor,
                null,
                anEvent().id(id).on(site).by(visitor).view("/now").at(Instant.now()));
        return id;
    }

    private static List<String> events(LiveClient client) {
        return client.heard().stream()
                .filter(frame -> "event".equals(frame.getString("type")))
                .map(frame -> frame.getString("data.eventId"))
                .toList();
    }

    private static String json(Map<String, Object> positions) {
        return positions.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
