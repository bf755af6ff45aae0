package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What came in the words of an SDK, or with personal data, is sent again. */
class RedriveDoorsIT {

    @RegisterExtension
    static final DeliveredCollector collector = DeliveredCollector.usual();

    private final Redriving chance = new Redriving();

    @Test
    void whatCameInSegmentsWordsIsCorrectedInThem() {
        given().header("X-Write-Key", "wk_demo")
                .body(call(""))
                .post("/v1/track")
                .then()
                .header("X-Rejected", equalTo("1"));

        chance.redrive(chance.rejectedId(), call("\"event\":\"Order Completed\","), "");

        assertThat(chance.accepted()).singleElement().satisfies(event -> {
            assertThat(event.getEventName()).isEqualTo("purchase");
            assertThat(event.getConsent().getAnalytics()).isTrue();
            assertThat(event.getConsent().getMarketing()).isFalse();
        });
    }

    private String call(String event) {
        return "{" + event + "\"anonymousId\":\"" + chance.visitor() + "\",\"messageId\":\"m-" + chance.visitor()
                + "\",\"context\":{\"consent\":{\"categoryPreferences\":{\"Analytics\":true}}}}";
    }

    @Test
    void personalDataIsReadByTheSiteButNeverWritten() {
        String mail = "ada." + chance.visitor() + "@example.com";
        chance.reject("{\"visitorId\":\"" + chance.visitor() + "\",\"email\":\"" + mail + "\"}");
        JsonPath shown = chance.rejected();

        chance.redrive(shown.getString("rejected[0].id"), chance.corrected(",\"email\":\"" + mail + "\""), "");

        assertThat(shown.getString("rejected[0].payload")).contains(mail);
        assertThat(chance.accepted())
                .singleElement()
                .asString()
                .doesNotContain(mail)
                .contains("email_");
    }
}
