package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
    void whatCameInPostHogsWordsIsCorrectedInThem() {
        String sent = "{\"token\":\"wk_demo\",\"event\":\"$pageview\",\"properties\":{\"$lib\":\"web\"}}";
        given().queryParam("data", Base64.getEncoder().encodeToString(sent.getBytes(StandardCharsets.UTF_8)))
                .get("/e/")
                .then()
                .header("X-Rejected", equalTo("1"));
        JsonPath shown = chance.rejected();

        chance.redrive(
                shown.getString("rejected[0].id"),
                sent.replace("{\"token\"", "{\"distinct_id\":\"" + chance.visitor() + "\",\"token\""),
                "");

        assertThat(shown.getString("rejected[0].payload")).isEqualTo(sent);
        assertThat(chance.accepted())
                .singleElement()
                .satisfies(event -> assertThat(event.getEventName()).isEqualTo("page_view"));
    }

    @Test
    void whatCameAsSnowplowsPictureIsCorrectedInItsWords() {
        given().queryParam("e", "pv")
                .queryParam("aid", "wk_demo")
                .queryParam("url", "https://shop.example/" + chance.visitor())
                .get("/i")
                .then()
                .header("X-Rejected", equalTo("1"));
        JsonPath shown = chance.rejected();

        chance.redrive(
                shown.getString("rejected[0].id"),
                shown.getString("rejected[0].payload")
                        .replace("{\"e\"", "{\"duid\":\"" + chance.visitor() + "\",\"e\""),
                "");

        assertThat(chance.accepted()).singleElement().satisfies(event -> {
            assertThat(event.getEventName()).isEqualTo("page_view");
            assertThat(event.getPage().getPath()).isEqualTo("/" + chance.visitor());
        });
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
