package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The delivered collector is asked for what it has rejected. */
class RejectedIT {

    @RegisterExtension
    static final DeliveredCollector collector = DeliveredCollector.usual();

    private final Redriving chance = new Redriving();

    @Test
    void whatWasRejectedIsShownWithItsBytesAndReasons() {
        chance.reject(chance.bad());

        JsonPath shown = chance.rejected();

        assertThat(shown.getString("rejected[0].id")).matches("rejected-events-\\d-\\d+");
        assertThat(shown.getString("rejected[0].payload")).isEqualTo(chance.bad());
        assertThat(shown.getString("rejected[0].reasons[0].code")).isEqualTo("missing_field");
        assertThat(shown.getString("rejected[0].origin")).isEqualTo("/api/analytics/events");
        assertThat(Instant.parse(shown.getString("rejected[0].receivedAt"))).isAfterOrEqualTo(chance.since());
    }

    @Test
    void bytesThatAreNoUtf8AreShownAsBase64() {
        byte[] bad =
                ("{\"visitorId\":\"" + chance.visitor() + "\",\"n\":\"\u00ff\"}").getBytes(StandardCharsets.ISO_8859_1);
        chance.reject(bad);

        assertThat(Base64.getDecoder().decode(chance.rejected().getString("rejected[0].payloadBase64")))
                .isEqualTo(bad);
    }

    @Test
    void nothingIsBeyondTheLast() {
        chance.reject(chance.bad());
        String after = chance.rejected().getString("after");

        Redriving.server()
                .queryParam("after", after)
                .get(Redriving.REJECTED)
                .then()
                .body("rejected", hasSize(0));
    }

    @Test
    void onlyThoseOfAReason() {
        chance.reject(chance.bad());

        Redriving.server()
                .queryParam("since", chance.since())
                .queryParam("reason", "too_old")
                .get(Redriving.REJECTED)
                .then()
                .body("rejected", hasSize(0));
    }

    @Test
    void aPageEndsAtItsLimitAndTheNextBeginsThere() {
        chance.reject(chance.bad());
        chance.reject(chance.bad());

        JsonPath first = Redriving.server()
                .queryParam("since", chance.since())
                .queryParam("limit", 1)
                .get(Redriving.REJECTED)
                .jsonPath();
        JsonPath second = Redriving.server()
                .queryParam("since", chance.since())
                .queryParam("after", first.getString("after"))
                .get(Redriving.REJECTED)
                .jsonPath();

        assertThat(first.getBoolean("more")).isTrue();
        assertThat(first.getList("rejected")).hasSize(1);
        assertThat(second.getList("rejected")).hasSize(1);
        assertThat(second.getString("rejected[0].id")).isNotEqualTo(first.getString("rejected[0].id"));
    }

    @Test
    void theSitesOfOthersAreNotShown() {
        chance.reject(chance.bad());

        given().header("X-Write-Key", "sk_shop")
                .queryParam("since", chance.since())
                .get(Redriving.REJECTED)
                .then()
                .statusCode(200)
                .body("rejected", hasSize(0));
    }

    @Test
    void aWriteKeyIsRefused() {
        given().header("X-Write-Key", "wk_demo")
                .get(Redriving.REJECTED)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:rivulet:problem:server-key-needed"));
        given().header("X-Write-Key", "wk_demo").post(Redriving.REDRIVE).then().statusCode(403);
    }

    @Test
    void noKeyIsRefused() {
        given().get(Redriving.REJECTED).then().statusCode(401).body("type", equalTo("urn:rivulet:problem:unknown-key"));
    }

    @Test
    void aTimeBeforeKafkasFirstIsSinceEver() {
        Redriving.server()
                .get(Redriving.REJECTED + "?limit=1&since=1969-12-31T23:59:59Z")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=x",
                "since=yesterday",
                "since=%2B999999999-01-01T00:00:00Z",
                "after=7",
                "after=rejected-events-9999-0",
                "until=1"
            })
    void aParameterThatMakesNoSenseIsNamed(String parameter) {
        Redriving.server()
                .get(Redriving.REJECTED + "?" + parameter)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:rivulet:problem:bad-parameter"))
                .body("violations[0].field", equalTo(parameter.substring(0, parameter.indexOf('='))));
    }

    @Test
    void otherMethodsAreRefused() {
        Redriving.server().post(Redriving.REJECTED).then().statusCode(405).header("Allow", "GET");
    }
}
