package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A test's own visitor, whose events are rejected and sent again. */
final class Redriving {

    static final String REJECTED = "/api/analytics/rejected";
    static final String REDRIVE = "/api/analytics/redrive";

    private final String visitor = UUID.randomUUID().toString();
    private String since = now();

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    String visitor() {
        return visitor;
    }

    /** Where this test's own rejected events begin. */
    String since() {
        return since;
    }

    /** What was rejected so far is not shown any more. */
    void begin() {
        since = now();
    }

    static RequestSpecification server() {
        return given().header("X-Write-Key", "sk_demo");
    }

    void reject(String event) {
        reject(event.getBytes(StandardCharsets.UTF_8));
    }

    void reject(byte[] event) {
        given().header("X-Write-Key", "wk_demo")
                .body(event)
                .post("/api/analytics/events")
                .then()
                .statusCode(202)
                .body("rejected", equalTo(1));
    }

    /** Of a browser that asks not to be tracked. */
    void rejectUntracked(String event) {
        given().header("X-Write-Key", "wk_demo")
                .header("DNT", "1")
                .body(event.getBytes(StandardCharsets.UTF_8))
                .post("/api/analytics/events")
                .then()
                .statusCode(202)
                .body("rejected", equalTo(1));
    }

    /** The only event that was rejected since the test began. */
    JsonPath rejected() {
        return server().queryParam("since", since)
                .get(REJECTED)
                .then()
                .statusCode(200)
                .body("rejected", hasSize(1))
                .body("more", equalTo(false))
                .extract()
                .jsonPath();
    }

    String rejectedId() {
        return rejected().getString("rejected[0].id");
    }

    Response send(String body) {
        return server().body(body).post(REDRIVE);
    }

    /** Sends one corrected, and it is accepted. */
    void redrive(String id, String event, String parameter) {
        server().body("{\"id\":\"" + id + "\",\"event\":" + event + "}")
                .post(REDRIVE + parameter)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    List<UserEvent> accepted() {
        return TopicReader.accepted(visitor);
    }

    /** Whoever its visitor is: these show this test's own page. */
    List<UserEvent> shown() {
        return TopicReader.read(Topics.USER_EVENTS, event -> event.toString().contains("shop.example/" + visitor))
                .stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** It has no name. */
    String bad() {
        return "{\"visitorId\":\"" + visitor + "\",\"n\":\"é\"}";
    }

    String corrected(String more) {
        return silent(",\"consent\":{\"analytics\":true}" + more);
    }

    /** Corrected, and without a word about consent. */
    String silent(String more) {
        return "{\"visitorId\":\"" + visitor + "\",\"eventType\":\"click\",\"pageUrl\":\"https://shop.example/"
                + visitor + "\"" + more + "}";
    }
}
