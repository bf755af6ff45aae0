package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The delivered collector gives what it has rejected a second chance. */
class RedriveIT {

    @RegisterExtension
    static final DeliveredCollector collector = DeliveredCollector.usual();

    private final Redriving chance = new Redriving();

    @Test
    void aCorrectedEventIsAcceptedAsOfWhenItCame() {
        chance.reject(chance.bad());
        JsonPath shown = chance.rejected();

        chance.send("{\"id\":\"" + shown.getString("rejected[0].id") + "\",\"event\":" + chance.corrected("") + "}")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("items[0].accepted", equalTo(true));

        assertThat(chance.accepted()).singleElement().satisfies(event -> {
            assertThat(event.getOccurredAt()).isEqualTo(Instant.parse(shown.getString("rejected[0].receivedAt")));
            assertThat(event.getReceivedAt()).isEqualTo(event.getOccurredAt());
        });
    }

    @Test
    void twiceIsTheSameEventTwiceSoThatItCountsOnce() {
        chance.reject(chance.bad());
        String item = "{\"id\":\"" + chance.rejectedId() + "\",\"event\":" + chance.corrected("") + "}";

        chance.send(item);
        chance.send(item);

        List<UserEvent> events = chance.accepted();
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isEqualTo(events.get(1));
    }

    @Test
    void itsOwnIdStaysAndAnotherCorrectionDoesNotChangeTheIdOfOneThatHadNone() {
        chance.reject("{\"visitorId\":\"" + chance.visitor() + "\",\"eventId\":\"own\"}");
        String id = chance.rejectedId();
        chance.send("{\"id\":\"" + id + "\",\"event\":" + chance.corrected(",\"eventId\":\"other\"") + "}");
        chance.begin();
        chance.reject(chance.bad());
        String without = chance.rejectedId();
        chance.send("{\"id\":\"" + without + "\",\"event\":" + chance.corrected(",\"a\":1") + "}");
        chance.send("{\"id\":\"" + without + "\",\"event\":" + chance.corrected(",\"a\":2") + "}");

        List<String> ids = chance.accepted().stream().map(UserEvent::getEventId).toList();
        assertThat(ids).hasSize(3).startsWith("own");
        assertThat(ids.get(1)).isEqualTo(ids.get(2)).hasSize(40);
    }

    @Test
    void whatIsWrongStillIsRejectedAgainAndNotWrittenASecondTime() {
        chance.reject(chance.bad());
        String id = chance.rejectedId();

        chance.send("{\"id\":\"" + id + "\"}")
                .then()
                .body("accepted", equalTo(0))
                .body("rejected", equalTo(1))
                .body("items[0].reasons[0].code", equalTo("missing_field"));

        chance.rejected();
        assertThat(chance.accepted()).isEmpty();
    }

    @Test
    void aDryRunWritesNothing() {
        chance.reject(chance.bad());
        String item = "{\"id\":\"" + chance.rejectedId() + "\",\"event\":" + chance.corrected("") + "}";

        Redriving.server()
                .queryParam("dryRun", true)
                .body(item)
                .post(Redriving.REDRIVE)
                .then()
                .body("accepted", equalTo(1))
                .body("dryRun", equalTo(true));

        assertThat(chance.accepted()).isEmpty();
    }

    @Test
    void aRuleSendsWhatWasRejectedAsItWas() {
        String old = "{\"visitorId\":\"" + chance.visitor()
                + "\",\"eventType\":\"click\",\"timestamp\":\"2020-01-01T00:00:00Z\",\"consent\":{\"analytics\":true}}";
        chance.reject(old);

        Redriving.server()
                .queryParam("since", chance.since())
                .queryParam("reason", "too_old")
                .queryParam("import", true)
                .post(Redriving.REDRIVE)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("more", equalTo(false));

        assertThat(chance.accepted())
                .singleElement()
                .satisfies(event -> assertThat(event.getOccurredAt()).isEqualTo("2020-01-01T00:00:00Z"));
    }

    @Test
    void theSitesOfOthersAreNotSent() {
        chance.reject(chance.bad());
        String id = chance.rejectedId();

        given().header("X-Write-Key", "sk_shop")
                .body("{\"id\":\"" + id + "\",\"event\":" + chance.corrected("") + "}")
                .post(Redriving.REDRIVE)
                .then()
                .body("items[0].reasons[0].code", equalTo("unknown_id"));
    }

    @Test
    void aWriteKeyIsRefused() {
        given().header("X-Write-Key", "wk_demo").post(Redriving.REDRIVE).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"7\"}", "{}", "{\"items\":[1]}"})
    void whatNamesNoRejectedEventIsRefused(String body) {
        chance.send(body).then().statusCode(400).body("type", equalTo("urn:rivulet:problem:bad-body"));
    }

    @Test
    void otherMethodsAreRefused() {
        Redriving.server().get(Redriving.REDRIVE).then().statusCode(405).header("Allow", "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reason=missing_feild",
                "raeson=missing_field",
                "limit=0",
                "limit=501",
                "limit=٣",
                "after=rejected-events-1",
                "since=yesterday",
                "dryRun=perhaps"
            })
    void aParameterThatMakesNoSenseIsNamedAndNothingIsSent(String parameter) {
        String name = parameter.substring(0, parameter.indexOf('='));

        Redriving.server()
                .post(Redriving.REDRIVE + "?" + parameter)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:rivulet:problem:bad-parameter"))
                .body("violations[0].field", equalTo(name.equals("raeson") ? "parameters" : name));
    }

    @Test
    void withoutAWordAboutWhichNothingIsSent() {
        chance.reject(chance.bad());

        Redriving.server().post(Redriving.REDRIVE + "?dryRun=true").then().statusCode(400);
    }

    @Test
    void whatIsShownCanBeSentAsItIs() {
        chance.reject(chance.bad());
        byte[] shown = Redriving.server()
                .queryParam("since", chance.since())
                .get(Redriving.REJECTED)
                .asByteArray();

        Redriving.server()
                .body(shown)
                .post(Redriving.REDRIVE)
                .then()
                .statusCode(200)
                .body("items[0].reasons[0].code", equalTo("missing_field"));
    }

    @Test
    void whatIsShownCanBeCorrectedInItsText() {
        chance.reject(chance.bad());
        String text = chance.corrected("").replace("\"", "\\\"");

        chance.send("{\"rejected\":[{\"id\":\"" + chance.rejectedId() + "\",\"payload\":\"" + text + "\"}]}")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void aTextThatIsNoJsonAnyMoreIsRejectedByItself() {
        chance.reject(chance.bad());

        chance.send("{\"id\":\"" + chance.rejectedId() + "\",\"payload\":\"{\\\"visitorId\\\":\"}")
                .then()
                .statusCode(200)
                .body("items[0].reasons[0].code", equalTo("bad_json"));
    }
}
