package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.collector.personal.PersonalKey;
import io.rivulet.collector.personal.SealedPayload;
import io.rivulet.collector.site.Sender;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The collector as it is delivered, asked from outside. */
class EventsIT {

    private static final String EVENTS = "/api/analytics/events";

    /** What is called a form is sent as it is all the same. */
    private static final RestAssuredConfig RAW = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)
                    .encodeContentTypeAs("a/b", ContentType.TEXT));

    /** The way to the bytes of a rejected event. */
    private final SealedPayload payloads =
            new SealedPayload(PersonalKey.of("key", ServiceProcess.PERSONAL_DATA_KEY), List.of());

    /** A visitor of this test's own. */
    private final String visitor = UUID.randomUUID().toString();

    @RegisterExtension
    static final DeliveredCollector collector = DeliveredCollector.usual();

    @Test
    void anAcceptedEventIsInKafkaUnderItsVisitor() {
        send(EVENTS, view("\"eventId\":\"" + visitor + "-1\",\"sequence\":7"))
                .statusCode(202)
                .contentType("application/json")
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(0))
                .body("errors", equalTo(List.of()));

        assertThat(accepted()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(visitor);
            UserEvent event = record.value();
            assertThat(event.getEventId()).isEqualTo(visitor + "-1");
            assertThat(event.getSiteId()).isEqualTo("demo");
            assertThat(event.getEventName()).isEqualTo("page_view");
            assertThat(event.getOriginalName()).isEqualTo("pageview");
            assertThat(event.getSequence()).isEqualTo(7);
            assertThat(event.getPage().getPath()).isEqualTo("/repairs");
            assertThat(event.getReceivedAt()).isEqualTo(event.getOccurredAt());
        });
    }

    @Test
    void aBatchKeepsItsGoodEventsAndExplainsTheOthers() {
        String bad = "{ \"eventId\":\"" + visitor + "-bad\", \"timestamp\":\"never\" }";

        send(EVENTS, "{\"events\":[" + view("\"n\":1") + "," + bad + "," + view("\"n\":2") + "]}")
                .statusCode(202)
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(1))
                .body("errors[0].index", equalTo(1))
                .body("errors[0].eventId", equalTo(visitor + "-bad"))
                .body("errors[0].reasons.code", hasItems("missing_field", "invalid_time"))
                .body("errors[0].reasons.field", hasItems("/eventType", "/timestamp", "/visitorId"));

        assertThat(accepted()).hasSize(2);
        assertThat(rejected()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("demo");
            assertThat(payloads.open(record.value())).asString().isEqualTo(bad);
            assertThat(record.value().getOrigin()).isEqualTo(EVENTS);
            assertThat(record.value().getRefusedBy()).isEqualTo("collector-service");
            assertThat(record.value().getReasons()).hasSize(3);
        });
    }

    @Test
    void bytesThatAreNoUtf8AreKeptAsTheyCame() {
        // One character a byte: é, and what is none, as they go over the line.
        byte[] bad = ("{\"eventId\":\"" + visitor + "-bad\", \"n\":\"\u00c3\u00a9\u00ff\u00c3\"}")
                .getBytes(StandardCharsets.ISO_8859_1);
        var body = new ByteArrayOutputStream();
        body.writeBytes(("[" + view("\"n\":1") + ",").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bad);
        body.writeBytes("]".getBytes(StandardCharsets.UTF_8));

        given().header("X-Write-Key", "wk_demo")
                .body(body.toByteArray())
                .post(EVENTS)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1));

        assertThat(rejected())
                .singleElement()
                .satisfies(record -> assertThat(payloads.open(record.value())).isEqualTo(bad));
    }

    @Test
    void aBeaconGetsItsCountsInHeaders() {
        send("/analytics/collect", "[" + view("\"n\":1") + ",1]")
                .statusCode(204)
                .header("X-Accepted", "1")
                .header("X-Rejected", "1");
    }

    @Test
    void anAnswerSaysWhereTheAcceptedEventsAre() {
        send(EVENTS, view("\"n\":1")).statusCode(202).header("X-Position", matchesPattern("\\d+-\\d+"));
        send("/analytics/collect", "[1]").statusCode(204).header("X-Position", nullValue());
    }

    @Test
    void aQueueGetsItsCounts() {
        send("/analytics/collect/batch", "[" + view("\"n\":1") + ",1]")
                .statusCode(200)
                .body("success", equalTo(true))
                .body("queued", equalTo(1))
                .body("rejected", equalTo(1));
    }

    @Test
    void trackAnswersLikeEvents() {
        send("/api/analytics/track", view("\"n\":1")).statusCode(202).body("accepted", equalTo(1));
    }

    @Test
    void anEmptyBatchIsFine() {
        send(EVENTS, "{\"events\":[]}").statusCode(202).body("accepted", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/json; charset=utf-8", "application/x-www-form-urlencoded", "a/b"})
    void anyContentTypeWillDo(String type) {
        given().config(RAW)
                .header("X-Write-Key", "wk_demo")
                .header("Content-Type", type)
                .body(view("\"n\":1"))
                .post(EVENTS)
                .then()
                .statusCode(202);
    }

    @Test
    void theKeyMayComeInEveryForm() {
        given().auth()
                .preemptive()
                .basic("wk_demo", "")
                .body(view("\"n\":1"))
                .post(EVENTS)
                .then()
                .statusCode(202);
        given().queryParam("writeKey", "wk_demo")
                .body(view("\"n\":2"))
                .post(EVENTS)
                .then()
                .statusCode(202);
        given().body(view("\"writeKey\":\"wk_demo\"")).post(EVENTS).then().statusCode(202);
        given().body("{\"apiKey\":\"wk_demo\",\"events\":[" + view("\"n\":4") + "]}")
                .post(EVENTS)
                .then()
                .statusCode(202);

        assertThat(accepted()).hasSize(4);
        assertThat(accepted())
                .noneMatch(record -> record.value().getProperties().contains("wk_demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", ""})
    void gzipIsInflatedWithAndWithoutItsHeader(String encoding) {
        var request = given().header("X-Write-Key", "wk_demo");
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }

        request.contentType("application/octet-stream")
                .body(Gzipped.of(view("\"n\":1")))
                .post(EVENTS)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));
    }

    @Test
    void anImportKeepsItsOwnTime() {
        given().header("X-Write-Key", "sk_demo")
                .body("{\"metadata\":{\"import\":true},\"events\":["
                        + view("\"timestamp\":\"2012-05-06T07:08:09.123Z\",\"country\":\"GB\"") + "]}")
                .post(EVENTS)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));

        assertThat(accepted()).singleElement().satisfies(record -> {
            assertThat(record.value().getOccurredAt()).isEqualTo(Instant.parse("2012-05-06T07:08:09.123Z"));
            assertThat(record.value().getImported()).isTrue();
            assertThat(record.value().getPlace().getCountry()).isEqualTo("GB");
        });
    }

    @Test
    void anAnonymousVisitorIsCountedUnderNoIdOfTheirs() {
        given().header("X-Write-Key", "wk_shop")
                .body(view("\"eventId\":\"" + visitor + "\""))
                .post(EVENTS)
                .then()
                .statusCode(202);

        assertThat(TopicReader.read(
                        Topics.USER_EVENTS, event -> event.getEventId().equals(visitor)))
                .singleElement()
                .satisfies(record -> assertThat(record.key()).startsWith("cl-"));
    }

    @Test
    void aPreflightIsAnswered() {
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "Authorization, Content-Type, RSA-X, X-Evil")
                .options(EVENTS)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://shop.example")
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", "authorization, content-type, rsa-x");
    }

    @Test
    void aBrowserMayReadTheAnswer() {
        given().header("X-Write-Key", "wk_shop")
                .header("Origin", "https://shop.example")
                .body(view("\"n\":1"))
                .post(EVENTS)
                .then()
                .statusCode(202)
                .header("Access-Control-Allow-Origin", "https://shop.example")
                .header("Access-Control-Expose-Headers", containsString("Retry-After"));
    }

    @Test
    void theLargestBodyIsAccepted() {
        send(EVENTS, padded(Sender.BROWSER_BYTES)).statusCode(202).body("accepted", equalTo(1));
        given().header("X-Write-Key", "sk_demo")
                .body(padded(Sender.SERVER_BYTES))
                .post(EVENTS)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));
    }

    @Test
    void bothSidesAreCounted() {
        double acceptedBefore = counted("rivulet_collector_events_accepted_total{site=\"demo\"}");
        double rejectedBefore = counted("rivulet_collector_events_rejected_total{reason=\"wrong_type\",site=\"demo\"}");

        send(EVENTS, "[" + view("\"n\":1") + "," + view("\"n\":2") + ",1]").statusCode(202);

        assertThat(counted("rivulet_collector_events_accepted_total{site=\"demo\"}"))
                .isEqualTo(acceptedBefore + 2);
        assertThat(counted("rivulet_collector_events_rejected_total{reason=\"wrong_type\",site=\"demo\"}"))
                .isEqualTo(rejectedBefore + 1);
        assertThat(counted("rivulet_collector_in_flight_bytes")).isZero();
    }

    @Test
    void everyPathIsDescribed() {
        given().header("Accept", "application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.keySet()",
                        hasItems(Doors.all().keySet().stream()
                                .filter(path -> !path.matches("/v1/.|/v1/pixel/.*|.*/"))
                                .toArray(String[]::new)))
                .body("paths.keySet()", hasItems(Redriving.REJECTED, Redriving.REDRIVE))
                .body("paths.'/api/analytics/track'.post.responses.keySet()", hasItems("202", "503"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void itSaysThatItIsWell(String probe) {
        given().get("/q/health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
    }

    private static ValidatableResponse send(String path, String body) {
        return given().header("X-Write-Key", "wk_demo").body(body).post(path).then();
    }

    private String view(String fields) {
        return "{\"eventType\":\"pageview\",\"visitorId\":\"" + visitor
                + "\",\"pageUrl\":\"https://shop.example/repairs\"," + fields + "}";
    }

    private String padded(int bytes) {
        String body = "{\"padding\":\"\",\"events\":[" + view("\"n\":1") + "]}";
        return body.replace("\"\"", "\"" + "x".repeat(bytes - body.length()) + "\"");
    }

    private List<ConsumerRecord<String, UserEvent>> accepted() {
        return TopicReader.read(
                Topics.USER_EVENTS, event -> event.getVisitorId().equals(visitor));
    }

    private List<ConsumerRecord<String, RejectedEvent>> rejected() {
        return TopicReader.read(Topics.REJECTED_EVENTS, event -> (visitor + "-bad").equals(event.getEventId()));
    }

    private static double counted(String metric) {
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(metric.length())))
                .sum();
    }
}
