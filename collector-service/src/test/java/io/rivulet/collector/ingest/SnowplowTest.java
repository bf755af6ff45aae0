package io.rivulet.collector.ingest;

import static io.rivulet.collector.ingest.Judging.NOON;
import static io.rivulet.collector.ingest.Judging.aBrowser;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of events in Snowplow's tracker protocol. */
class SnowplowTest {

    private static final String UNSTRUCT =
            "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\",\"data\":%s}";
    private static final String CONTEXTS =
            "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0\",\"data\":[%s]}";

    private static Judging snowplow() {
        return aBrowser().speaking(Dialect.SNOWPLOW);
    }

    private static String payload(String fields) {
        return "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":[{\"eid\":\"e-1\","
                + "\"duid\":\"ada\",\"aid\":\"wk\",\"p\":\"web\",\"tv\":\"js-4.10.1\"," + fields + "}]}";
    }

    private static UserEvent event(String fields) {
        return snowplow().sends(payload(fields));
    }

    private static String described(String schema, String data) {
        return "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/" + schema + "/jsonschema/1-0-1\",\"data\":" + data
                + "}";
    }

    private static String text(String json) {
        return "\"" + json.replace("\"", "\\\"") + "\"";
    }

    @Test
    void aPageViewSaysWhoWhereAndWhen() {
        UserEvent event =
                event("\"e\":\"pv\",\"uid\":\"u-7\",\"sid\":\"s-1\",\"url\":\"https://shop.example/a\",\"page\":\"A\","
                        + "\"refr\":\"https://www.google.com/\",\"res\":\"1280x720\",\"vp\":\"1000x700\",\"ua\":\""
                        + Judging.FIREFOX
                        + "\",\"dtm\":\"1772442000000\",\"stm\":\"1772442010000\"");

        assertThat(event.getEventId()).isEqualTo("e-1");
        assertThat(event.getEventName()).isEqualTo("page_view");
        assertThat(event.getVisitorId()).isEqualTo("ada");
        assertThat(event.getUserId()).isEqualTo("u-7");
        assertThat(event.getSessionHint()).isEqualTo("s-1");
        assertThat(event.getPage().getUrl()).isEqualTo("https://shop.example/a");
        assertThat(event.getPage().getTitle()).isEqualTo("A");
        assertThat(event.getPage().getReferrer()).isEqualTo("https://www.google.com/");
        assertThat(event.getDevice().getScreenResolution()).isEqualTo("1280x720");
        assertThat(event.getDevice().getUserAgent()).isEqualTo(Judging.FIREFOX);
        assertThat(event.getSdk()).isEqualTo("js-4.10.1");
        assertThat(event.getOccurredAt()).isEqualTo(NOON.minusSeconds(10));
    }

    @Test
    void aTrueTimestampCountsBeforeTheDevices() {
        assertThat(event("\"e\":\"pv\",\"ttm\":\"1772442005000\",\"dtm\":\"1772442000000\",\"stm\":\"1772442010000\"")
                        .getOccurredAt())
                .isEqualTo(NOON.minusSeconds(5));
    }

    @Test
    void aRetryIsTheSameEvent() {
        assertThat(event("\"e\":\"pv\",\"dtm\":\"1772442000000\",\"stm\":\"1772442010000\"")
                        .getContentHash())
                .isEqualTo(event("\"e\":\"pv\",\"dtm\":\"1772442000000\",\"stm\":\"1772442099000\"")
                        .getContentHash());
    }

    @Test
    void aPingIsAHeartbeat() {
        assertThat(event("\"e\":\"pp\",\"pp_may\":\"900\"").getEventName()).isEqualTo("heartbeat");
    }

    @Test
    void aStructuredEventIsNamedByItsAction() {
        UserEvent event =
                event("\"e\":\"se\",\"se_ca\":\"shop\",\"se_ac\":\"Coupon Applied\",\"se_la\":\"x\",\"se_va\":\"2\"");

        assertThat(event.getEventName()).isEqualTo("coupon_applied");
        assertThat(event.getProperties())
                .contains("\"category\":\"shop\"", "\"label\":\"x\"", "\"value\":\"2\"", "\"context\":{\"p\":\"web\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "base64", "base64 with padding"})
    void aSelfDescribingEventIsNamedByItsSchema(String form) {
        String json = UNSTRUCT.formatted(described("link_click", "{\"targetUrl\":\"https://p.example/~ÿ\"}"));
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String field = switch (form) {
            case "plain" -> "\"ue_pr\":" + text(json);
            case "base64" ->
                "\"ue_px\":\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\"";
            default -> "\"ue_px\":\"" + Base64.getUrlEncoder().encodeToString(bytes) + "\"";
        };

        UserEvent event = event("\"e\":\"ue\"," + field);

        assertThat(event.getEventName()).isEqualTo("click");
        assertThat(event.getOriginalName()).isEqualTo("link_click");
        assertThat(event.getProperties()).contains("\"targetUrl\":\"https://p.example/~ÿ\"");
    }

    @ParameterizedTest
    @CsvSource({"\"ue_px\":\"%%%\"", "\"ue_px\":\"e30\"", "\"ue_pr\":\"[\"", "\"x\":1"})
    void oneThatDoesNotDescribeItselfIsRejected(String field) {
        RejectedEvent rejected = snowplow().failsWith(payload("\"e\":\"ue\"," + field));

        assertThat(rejected.getReasons()).extracting(reason -> reason.getCode()).containsExactly("missing_field");
    }

    @Test
    void aTransactionIsAPurchase() {
        UserEvent event = event("\"e\":\"tr\",\"tr_id\":\"o-1\",\"tr_tt\":\"25.50\",\"tr_cu\":\"EUR\"");

        assertThat(event.getEventName()).isEqualTo("purchase");
        assertThat(event.getRevenue().getAmount()).isEqualByComparingTo("25.50");
        assertThat(event.getProperties()).contains("\"order_id\":\"o-1\"");
    }

    @Test
    void itsItemsAreNotSoldAgain() {
        UserEvent event = event("\"e\":\"ti\",\"ti_id\":\"o-1\",\"ti_sk\":\"p-1\",\"ti_pr\":\"25.50\",\"ti_qu\":\"1\"");

        assertThat(event.getEventName()).isEqualTo("purchase_item");
        assertThat(event.getRevenue()).isNull();
    }

    @Test
    void whatHappensInAShopIsNamedByItsType() {
        String action = UNSTRUCT.formatted(
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow.ecommerce/snowplow_ecommerce_action/jsonschema/1-0-2\","
                        + "\"data\":{\"type\":\"transaction\"}}");
        String entities = CONTEXTS.formatted(
                described("transaction", "{\"transaction_id\":\"o-1\",\"revenue\":25.5,\"currency\":\"EUR\"}") + ","
                        + described("product", "{\"id\":\"p-1\",\"price\":25.5}"));

        UserEvent event = event("\"e\":\"ue\",\"ue_pr\":" + text(action) + ",\"co\":" + text(entities));

        assertThat(event.getEventName()).isEqualTo("purchase");
        assertThat(event.getRevenue().getAmount()).isEqualByComparingTo("25.5");
        assertThat(event.getProperties()).contains("\"products\":[{\"product_id\":\"p-1\",\"price\":25.5}]");
    }

    @Test
    void anAppsVisitorIsThatOfItsClientSession() {
        String entities =
                CONTEXTS.formatted(described("client_session", "{\"userId\":\"phone\",\"sessionId\":\"s-9\"}"));

        UserEvent event = snowplow().sends("{\"data\":[{\"e\":\"pv\",\"co\":" + text(entities) + "}]}");

        assertThat(event.getVisitorId()).isEqualTo("phone");
        assertThat(event.getSessionHint()).isEqualTo("s-9");
    }

    @Test
    void entitiesAreKeptByTheNamesOfTheirSchemas() {
        String entities = CONTEXTS.formatted(described("web_page", "{\"id\":\"w-1\"}"));

        assertThat(event("\"e\":\"pv\",\"co\":" + text(entities)).getProperties())
                .isEqualTo("{\"context\":{\"web_page\":{\"id\":\"w-1\"},\"p\":\"web\"}}");
    }

    @Test
    void textsInTextsAreCleanedToo() {
        String json = UNSTRUCT.formatted(described("a", "{\"b\":\"x\\\\u0000y\"}"));

        assertThat(event("\"e\":\"ue\",\"ue_pr\":\""
                                + json.replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("\\\\\\\\", "\\\\") + "\"")
                        .getProperties())
                .contains("\"b\":\"xy\"");
    }

    @Test
    void theApplicationIsTheKey() {
        assertThat(BodyReader.read(payload("\"e\":\"pv\"").getBytes(StandardCharsets.UTF_8), Dialect.SNOWPLOW)
                        .key())
                .isEqualTo("wk");
    }
}
