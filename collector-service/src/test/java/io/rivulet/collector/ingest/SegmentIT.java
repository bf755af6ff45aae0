package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Segment's HTTP API as the delivered collector answers it. */
class SegmentIT {

    private final String visitor = UUID.randomUUID().toString();

    @RegisterExtension
    static final DeliveredCollector collector = DeliveredCollector.usual();

    @ParameterizedTest
    @CsvSource({
        "track, click", "t, click", "identify, identify", "i, identify", "page, page_view", "p, page_view",
        "screen, screen_view", "s, screen_view", "group, group", "g, group", "alias, alias", "a, alias",
        "batch, click", "b, click"
    })
    void everyCallIsTaken(String path, String name) {
        send("wk_demo", "/v1/" + path, call("")).statusCode(200).body("success", equalTo(true));

        assertThat(accepted())
                .singleElement()
                .satisfies(written -> assertThat(written.getEventName()).isEqualTo(name));
    }

    @Test
    void rejectsAreCountedInAHeader() {
        send("wk_demo", "/v1/batch", "{\"batch\":[" + call("") + ",{\"type\":\"track\"}]}")
                .statusCode(200)
                .header("X-Accepted", "1")
                .header("X-Rejected", "1")
                .body("success", equalTo(true));
    }

    @Test
    void whoeverIsStrictGetsEveryReason() {
        send("wk_demo", "/v1/batch?strict=1", "{\"batch\":[" + call("") + ",{\"type\":\"track\",\"messageId\":\"m\"}]}")
                .statusCode(200)
                .body("success", equalTo(false))
                .body("accepted", equalTo(1))
                .body("errors[0].index", equalTo(1))
                .body("errors[0].eventId", equalTo("m"))
                .body("errors[0].reasons.code", hasItems("missing_field"));
    }

    @Test
    void theKeyMayBeInTheBody() {
        given().body(call(",\"writeKey\":\"wk_demo\"")).post("/v1/track").then().statusCode(200);
    }

    @Test
    void theKeyMayBeInTheAddress() {
        given().body(call("")).post("/v1/track?writeKey=wk_demo").then().statusCode(200);
    }

    @Test
    void theKeyMayBeAUser() {
        given().auth()
                .preemptive()
                .basic("wk_demo", "")
                .body(call(""))
                .post("/v1/track")
                .then()
                .statusCode(200);
    }

    @Test
    void withoutAKeyNothingIsTaken() {
        given().body(call("")).post("/v1/track").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aServerMayImport() {
        send("sk_demo", "/v1/import", "{\"batch\":[" + call(",\"timestamp\":\"2012-12-02T00:30:08Z\"") + "]}")
                .statusCode(200)
                .header("X-Rejected", "0");

        assertThat(accepted())
                .singleElement()
                .satisfies(written -> assertThat(written.getImported()).isTrue());
    }

    @Test
    void aBrowserMayNotImport() {
        send("wk_demo", "/v1/import", "{\"batch\":[]}").statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wk_demo", "nobodys"})
    void settingsNameTheKeyThatWasAskedFor(String key) {
        given().get("/v1/projects/" + key + "/settings")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age"))
                .body("integrations.'Segment.io'.apiKey", equalTo(key));
    }

    @Test
    void settingsSendEventsToWhereTheyWereAskedFor() {
        String here = "localhost:" + RestAssured.port + "/v1";
        given().get("/v1/projects/wk_demo/settings")
                .then()
                .body("integrations.'Segment.io'.apiHost", equalTo(here))
                .body("integrations.'Segment.io'.protocol", equalTo("http"));
    }

    @Test
    void settingsBehindAProxyAreThoseOfItsProtocol() {
        given().header("X-Forwarded-Proto", "https")
                .get("/v1/projects/wk_demo/settings")
                .then()
                .body("integrations.'Segment.io'.protocol", equalTo("https"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/projects/wk_demo/settings", "/sourceConfig/?writeKey=wk_demo"})
    void pagesOfAllOriginsMayAskForSettings(String path) {
        given().header("Origin", "https://shop.example")
                .get(path)
                .then()
                .header("Access-Control-Allow-Origin", "https://shop.example");
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .options(path)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", containsString("GET"))
                .header("Access-Control-Allow-Headers", "authorization");
    }

    @Test
    void rudderStackGetsASourceWithoutDestinations() {
        given().get("/sourceConfig/?writeKey=wk_demo")
                .then()
                .statusCode(200)
                .body("source.writeKey", equalTo("wk_demo"))
                .body("source.destinations", equalTo(List.of()));
    }

    @Test
    void retriesOfBrowsersMayBeAskedFor() {
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header(
                        "Access-Control-Request-Headers",
                        "anonymousid,authorization,content-type,sentat,rsa-retry-attempt,x-retry-count")
                .options("/v1/t")
                .then()
                .statusCode(204)
                .header(
                        "Access-Control-Allow-Headers",
                        "anonymousid, authorization, content-type, sentat, rsa-retry-attempt, x-retry-count");
    }

    @Test
    void browsersMaySeeWhenToComeAgain() {
        given().header("Origin", "https://shop.example")
                .body(call(""))
                .post("/v1/t")
                .then()
                .statusCode(401)
                .header("Access-Control-Expose-Headers", containsString("Retry-After"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"padded", "unpadded", "url"})
    void aPixelIsAnEventAndAPicture(String alphabet) {
        byte[] json = call(",\"writeKey\":\"wk_demo\",\"properties\":{\"a\":\"ÿ?>ü~~\"}")
                .getBytes(StandardCharsets.UTF_8);
        String data = switch (alphabet) {
            case "padded" -> Base64.getEncoder().encodeToString(json);
            case "unpadded" -> Base64.getEncoder().withoutPadding().encodeToString(json);
            default -> Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        };
        given().queryParam("data", data)
                .get("/v1/pixel/page")
                .then()
                .statusCode(200)
                .contentType("image/gif")
                .header("Cache-Control", "no-store");

        assertThat(accepted())
                .singleElement()
                .satisfies(written -> assertThat(written.getEventName()).isEqualTo("page_view"));
    }

    @Test
    void aPixelThatIsRefusedIsAPictureWithAnHonestStatus() {
        byte[] picture = given().queryParam("data", "e30=")
                .get("/v1/pixel/track")
                .then()
                .statusCode(401)
                .contentType("image/gif")
                .extract()
                .asByteArray();

        assertThat(new String(picture, StandardCharsets.ISO_8859_1)).startsWith("GIF89a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "e30"})
    void aPixelThatSaysNothingIsRefused(String data) {
        given().queryParam("data", data)
                .header("X-Write-Key", "wk_demo")
                .get("/v1/pixel/track")
                .then()
                .statusCode(data.equals("e30") ? 200 : 400);
    }

    @Test
    void aLongPixelIsTaken() {
        String json = call(",\"writeKey\":\"wk_demo\",\"properties\":{\"a\":\"" + "x".repeat(20_000) + "\"}");

        given().queryParam("data", Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)))
                .get("/v1/pixel/t")
                .then()
                .statusCode(200)
                .header("X-Accepted", "1");
    }

    private String call(String fields) {
        return "{\"event\":\"click\",\"anonymousId\":\"" + visitor + "\",\"userId\":\"u-" + visitor + "\"" + fields
                + "}";
    }

    private static ValidatableResponse send(String key, String path, String body) {
        RequestSpecification request = given().header("X-Write-Key", key).contentType(ContentType.TEXT);
        return request.body(body).post(path).then();
    }

    private List<UserEvent> accepted() {
        return TopicReader.accepted(visitor);
    }
}
