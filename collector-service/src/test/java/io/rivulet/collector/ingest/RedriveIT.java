package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.schemas.CookielessId;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.UserEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The collector as it is delivered, asked for what it has rejected. */
class RedriveIT {

    private static final String REJECTED = "/api/analytics/rejected";
    private static final String REDRIVE = "/api/analytics/redrive";

    /** A visitor of this test's own. */
    private final String visitor = UUID.randomUUID().toString();

    /** Where this test's own rejected events begin. */
    private String since = "";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit does.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // So does start().
    private static ServiceProcess collector;

    @BeforeAll
    static void start() {
        collector = ServiceProcess.start(
                folder,
                Map.of(
                        "rivulet.sites.demo.write-keys", "wk_demo",
                        "rivulet.sites.demo.server-keys", "sk_demo",
                        "rivulet.sites.demo.consent-when-absent", "granted",
                        "rivulet.sites.shop.server-keys", "sk_shop"));
        RestAssured.baseURI = collector.url();
        RestAssured.port = URI.create(collector.url()).getPort();
    }

    @AfterAll
    static void stop() {
        RestAssured.reset();
        collector.close();
    }

    @BeforeEach
    void begin() {
        since = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static RequestSpecification server() {
        return given().header("X-Write-Key", "sk_demo");
    }

    private void reject(String event) {
        given().header("X-Write-Key", "wk_demo")
                .body(event.getBytes(StandardCharsets.UTF_8))
                .post("/api/analytics/events")
                .then()
                .statusCode(202)
                .body("rejected", equalTo(1));
    }

    /** The only event that was rejected since the test began. */
    private JsonPath rejected() {
        return server().queryParam("since", since)
                .get(REJECTED)
                .then()
                .statusCode(200)
                .body("rejected", hasSize(1))
                .body("more", equalTo(false))
                .extract()
                .jsonPath();
    }

    private static Response redrive(String body) {
        return server().body(body).post(REDRIVE);
    }

    private List<UserEvent> accepted() {
        return accepted(event -> event.getVisitorId().equals(visitor));
    }

    /** Whoever its visitor is: these show this test's own page. */
    private List<UserEvent> shown() {
        return accepted(event -> event.toString().contains("shop.example/" + visitor));
    }

    private static List<UserEvent> accepted(Predicate<UserEvent> which) {
        return TopicReader.read(Topics.USER_EVENTS, BackingServices.kafka(), BackingServices.registry(), which).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private String bad() {
        return "{\"visitorId\":\"" + visitor + "\",\"n\":\"é\"}";
    }

    private String corrected(String more) {
        return silent(",\"consent\":{\"analytics\":true}" + more);
    }

    /** Corrected, and without a word about consent. */
    private String silent(String more) {
        return "{\"visitorId\":\"" + visitor + "\",\"eventType\":\"click\",\"pageUrl\":\"https://shop.example/"
                + visitor + "\"" + more + "}";
    }

    private void redrive(String id, String event, String parameter) {
        server().body("{\"id\":\"" + id + "\",\"event\":" + event + "}")
                .post(REDRIVE + parameter)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void whatWasRejectedIsShownWithItsBytesAndReasons() {
        reject(bad());

        JsonPath shown = rejected();

        assertThat(shown.getString("rejected[0].id")).matches("rejected-events-\\d-\\d+");
        assertThat(shown.getString("rejected[0].payload")).isEqualTo(bad());
        assertThat(shown.getString("rejected[0].reasons[0].code")).isEqualTo("missing_field");
        assertThat(shown.getString("rejected[0].origin")).isEqualTo("/api/analytics/events");
        assertThat(Instant.parse(shown.getString("rejected[0].receivedAt"))).isAfterOrEqualTo(since);
    }

    @Test
    void nothingIsBeyondTheLast() {
        reject(bad());
        String after = rejected().getString("after");

        server().queryParam("after", after).get(REJECTED).then().body("rejected", hasSize(0));
    }

    @Test
    void onlyThoseOfAReason() {
        reject(bad());

        server().queryParam("since", since)
                .queryParam("reason", "too_old")
                .get(REJECTED)
                .then()
                .body("rejected", hasSize(0));
    }

    @Test
    void aPageEndsAtItsLimitAndTheNextBeginsThere() {
        reject(bad());
        reject(bad());

        JsonPath first = server().queryParam("since", since)
                .queryParam("limit", 1)
                .get(REJECTED)
                .jsonPath();
        JsonPath second = server().queryParam("since", since)
                .queryParam("after", first.getString("after"))
                .get(REJECTED)
                .jsonPath();

        assertThat(first.getBoolean("more")).isTrue();
        assertThat(first.getList("rejected")).hasSize(1);
        assertThat(second.getList("rejected")).hasSize(1);
        assertThat(second.getString("rejected[0].id")).isNotEqualTo(first.getString("rejected[0].id"));
    }

    @Test
    void aCorrectedEventIsAcceptedAsOfWhenItCame() {
        reject(bad());
        JsonPath shown = rejected();

        redrive("{\"id\":\"" + shown.getString("rejected[0].id") + "\",\"event\":" + corrected("") + "}")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("items[0].accepted", equalTo(true));

        assertThat(accepted()).singleElement().satisfies(event -> {
            assertThat(event.getOccurredAt()).isEqualTo(Instant.parse(shown.getString("rejected[0].receivedAt")));
            assertThat(event.getReceivedAt()).isEqualTo(event.getOccurredAt());
        });
    }

    @Test
    void twiceIsTheSameEventTwiceSoThatItCountsOnce() {
        reject(bad());
        String item = "{\"id\":\"" + rejected().getString("rejected[0].id") + "\",\"event\":" + corrected("") + "}";

        redrive(item);
        redrive(item);

        List<UserEvent> events = accepted();
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isEqualTo(events.get(1));
    }

    @Test
    void silenceIsNoConsentAlthoughTheSiteTakesItForOne() {
        reject(bad());

        redrive(rejected().getString("rejected[0].id"), silent(",\"userId\":\"ada\""), "");

        assertThat(shown()).singleElement().satisfies(event -> {
            assertThat(event.getConsent().getAnalytics()).isFalse();
            assertThat(event.getConsent().getMarketing()).isFalse();
            assertThat(CookielessId.isOne(event.getVisitorId())).isTrue();
            assertThat(event.getUserId()).isNull();
        });
    }

    @Test
    void oldTimesAloneVouchForNoConsent() {
        reject(bad());

        redrive(
                rejected().getString("rejected[0].id"),
                silent(",\"timestamp\":\"2020-01-01T00:00:00Z\""),
                "?import=true");

        assertThat(shown())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getConsent().getAnalytics()).isFalse());
    }

    @Test
    void whoVouchesForItsConsentIsBelieved() {
        reject(bad());

        redrive(rejected().getString("rejected[0].id"), silent(""), "?vouched=true");

        assertThat(accepted()).singleElement().satisfies(event -> {
            assertThat(event.getConsent().getAnalytics()).isTrue();
            assertThat(event.getConsent().getMarketing()).isTrue();
        });
    }

    @Test
    void noVouchingOutweighsARefusal() {
        reject(bad());

        redrive(rejected().getString("rejected[0].id"), silent(",\"consent\":{\"analytics\":false}"), "?vouched=true");

        assertThat(shown())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getConsent().getAnalytics()).isFalse());
    }

    @Test
    void eachThatMayNotBeRecognisedIsAVisitorOfItsOwnAndTheSameEachTime() {
        reject(bad());
        String first = rejected().getString("rejected[0].id");
        begin();
        reject(bad());
        String second = rejected().getString("rejected[0].id");

        redrive(first, silent(""), "");
        redrive(first, silent(""), "");
        redrive(second, silent(""), "");

        List<String> visitors = shown().stream().map(UserEvent::getVisitorId).toList();
        assertThat(visitors).hasSize(3);
        assertThat(Set.copyOf(visitors)).hasSize(2);
    }

    @Test
    void personalDataIsReadByTheSiteButNeverWritten() {
        String mail = "ada." + visitor + "@example.com";
        reject("{\"visitorId\":\"" + visitor + "\",\"email\":\"" + mail + "\"}");
        JsonPath shown = rejected();

        redrive(shown.getString("rejected[0].id"), corrected(",\"email\":\"" + mail + "\""), "");

        assertThat(shown.getString("rejected[0].payload")).contains(mail);
        assertThat(accepted()).singleElement().asString().doesNotContain(mail).contains("email_");
    }

    @Test
    void whatCameInSegmentsWordsIsCorrectedInThem() {
        given().header("X-Write-Key", "wk_demo")
                .body(call(""))
                .post("/v1/track")
                .then()
                .header("X-Rejected", equalTo("1"));

        redrive(rejected().getString("rejected[0].id"), call("\"event\":\"Order Completed\","), "");

        assertThat(accepted()).singleElement().satisfies(event -> {
            assertThat(event.getEventName()).isEqualTo("purchase");
            assertThat(event.getConsent().getAnalytics()).isTrue();
            assertThat(event.getConsent().getMarketing()).isFalse();
        });
    }

    private String call(String event) {
        return "{" + event + "\"anonymousId\":\"" + visitor + "\",\"messageId\":\"m-" + visitor
                + "\",\"context\":{\"consent\":{\"categoryPreferences\":{\"Analytics\":true}}}}";
    }

    @Test
    void itsOwnIdStaysAndAnotherCorrectionDoesNotChangeTheIdOfOneThatHadNone() {
        reject("{\"visitorId\":\"" + visitor + "\",\"eventId\":\"own\"}");
        String id = rejected().getString("rejected[0].id");
        redrive("{\"id\":\"" + id + "\",\"event\":" + corrected(",\"eventId\":\"other\"") + "}");
        begin();
        reject(bad());
        String without = rejected().getString("rejected[0].id");
        redrive("{\"id\":\"" + without + "\",\"event\":" + corrected(",\"a\":1") + "}");
        redrive("{\"id\":\"" + without + "\",\"event\":" + corrected(",\"a\":2") + "}");

        List<String> ids = accepted().stream().map(UserEvent::getEventId).toList();
        assertThat(ids).hasSize(3).startsWith("own");
        assertThat(ids.get(1)).isEqualTo(ids.get(2)).hasSize(40);
    }

    @Test
    void whatIsWrongStillIsRejectedAgainAndNotWrittenASecondTime() {
        reject(bad());
        String id = rejected().getString("rejected[0].id");

        redrive("{\"id\":\"" + id + "\"}")
                .then()
                .body("accepted", equalTo(0))
                .body("rejected", equalTo(1))
                .body("items[0].reasons[0].code", equalTo("missing_field"));

        rejected();
        assertThat(accepted()).isEmpty();
    }

    @Test
    void aDryRunWritesNothing() {
        reject(bad());
        String item = "{\"id\":\"" + rejected().getString("rejected[0].id") + "\",\"event\":" + corrected("") + "}";

        server().queryParam("dryRun", true)
                .body(item)
                .post(REDRIVE)
                .then()
                .body("accepted", equalTo(1))
                .body("dryRun", equalTo(true));

        assertThat(accepted()).isEmpty();
    }

    @Test
    void aRuleSendsWhatWasRejectedAsItWas() {
        String old = "{\"visitorId\":\"" + visitor
                + "\",\"eventType\":\"click\",\"timestamp\":\"2020-01-01T00:00:00Z\",\"consent\":{\"analytics\":true}}";
        reject(old);

        server().queryParam("since", since)
                .queryParam("reason", "too_old")
                .queryParam("import", true)
                .post(REDRIVE)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("more", equalTo(false));

        assertThat(accepted())
                .singleElement()
                .satisfies(event -> assertThat(event.getOccurredAt()).isEqualTo("2020-01-01T00:00:00Z"));
    }

    @Test
    void theSitesOfOthersAreNotShownAndNotSent() {
        reject(bad());
        String id = rejected().getString("rejected[0].id");

        given().header("X-Write-Key", "sk_shop")
                .queryParam("since", since)
                .get(REJECTED)
                .then()
                .statusCode(200)
                .body("rejected", hasSize(0));
        given().header("X-Write-Key", "sk_shop")
                .body("{\"id\":\"" + id + "\",\"event\":" + corrected("") + "}")
                .post(REDRIVE)
                .then()
                .body("items[0].reasons[0].code", equalTo("unknown_id"));
    }

    @Test
    void aWriteKeyIsRefused() {
        given().header("X-Write-Key", "wk_demo")
                .get(REJECTED)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:rivulet:problem:server-key-needed"));
        given().header("X-Write-Key", "wk_demo").post(REDRIVE).then().statusCode(403);
    }

    @Test
    void noKeyIsRefused() {
        given().get(REJECTED).then().statusCode(401).body("type", equalTo("urn:rivulet:problem:unknown-key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "since=yesterday", "after=7", "until=1"})
    void aParameterThatMakesNoSenseIsNamed(String parameter) {
        server().get(REJECTED + "?" + parameter)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:rivulet:problem:bad-parameter"))
                .body("violations[0].field", equalTo(parameter.substring(0, parameter.indexOf('='))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"7\"}", "{}", "{\"items\":[1]}"})
    void whatNamesNoRejectedEventIsRefused(String body) {
        redrive(body).then().statusCode(400).body("type", equalTo("urn:rivulet:problem:bad-body"));
    }

    @Test
    void otherMethodsAreRefused() {
        server().post(REJECTED).then().statusCode(405).header("Allow", "GET");
        server().get(REDRIVE).then().statusCode(405).header("Allow", "POST");
    }
}
