package io.rivulet.collector.ingest;

import static io.rivulet.collector.ingest.Judging.aBrowser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.collector.event.Outcome;
import io.rivulet.collector.event.RawEvent;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Rejection;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

    private static final String GOOD = "{\"eventType\":\"click\",\"visitorId\":\"ada\"}";

    @Test
    void badEventsLeaveTheirNeighboursAlone() {
        Verdict verdict =
                aBrowser().judge("{\"events\":[" + GOOD + ", {\"visitorId\" : \"é\"} ,7,null," + GOOD + ",\"x\"]}");

        assertThat(verdict.accepted()).hasSize(2);
        assertThat(verdict.rejected()).extracting(Outcome.Rejected::index).containsExactly(1, 2, 3, 5);
        assertThat(verdict.rejected())
                .extracting(Outcome.Rejected::event)
                .extracting(Judging::opened)
                .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .containsExactly("{\"visitorId\" : \"é\"}", "7", "null", "\"x\"");
    }

    @Test
    void everyReasonIsFound() {
        RejectedEvent event = aBrowser()
                .failsWith("{\"eventId\":\"e-1\",\"eventType\":{},\"timestamp\":\"never\",\"properties\":[],"
                        + "\"pageUrl\":[],\"sequence\":\"x\",\"consent\":1}");

        assertThat(event.getEventId()).isEqualTo("e-1");
        assertThat(event.getReasons())
                .extracting(Rejection::getField)
                .contains("/eventType", "/timestamp", "/properties", "/pageUrl", "/sequence", "/consent");
    }

    @Test
    void theOldestFormIsRead() {
        UserEvent event = aBrowser()
                .sends(
                        "{\"fingerprint\":\"fp\",\"sessionId\":\"s\",\"event\":{\"type\":\"form_submitted\",\"name\":\"Quote\","
                                + "\"data\":{\"fields\":3},\"timestamp\":1772447400000,\"page\":\"/quote\","
                                + "\"referrer\":\"https://google.com/\"},\"session\":{\"startTime\":1,\"pageViews\":2}}");

        assertThat(event.getEventName()).isEqualTo("form_submit");
        assertThat(event.getVisitorId()).isEqualTo("fp");
        assertThat(event.getSessionHint()).isEqualTo("s");
        assertThat(event.getPage().getPath()).isEqualTo("/quote");
        assertThat(event.getSource().getChannel()).isEqualTo("organic search");
        assertThat(event.getCreatedAt()).isNotNull();
        assertThat(event.getProperties())
                .isEqualTo("{\"fields\":3,\"session\":{\"startTime\":1,\"pageViews\":2},\"name\":\"Quote\"}");
    }

    @Test
    void theOlderFormIsRead() {
        UserEvent event = aBrowser()
                .sends(
                        "{\"event\":\"Price_Checked\",\"properties\":{\"price\":9},\"timestamp\":\"2026-03-02T11:00:00Z\","
                                + "\"session_id\":\"s-1\",\"user_id\":null}");

        assertThat(event.getEventName()).isEqualTo("price_checked");
        assertThat(event.getOriginalName()).isEqualTo("Price_Checked");
        assertThat(event.getVisitorId()).isEqualTo("s-1");
        assertThat(event.getSessionHint()).isEqualTo("s-1");
        assertThat(event.getProperties()).isEqualTo("{\"price\":9}");
    }

    @Test
    void unknownFieldsAreProperties() {
        UserEvent event = aBrowser()
                .sends(
                        "{\"eventType\":\"click\",\"visitorId\":\"ada\",\"productId\":7,\"price\":1.50,\"writeKey\":\"k\","
                                + "\"properties\":{\"price\":2,\"deep\":{\"a\":[1,null]}}}");

        assertThat(event.getProperties())
                .isEqualTo("{\"price\":2,\"deep\":{\"a\":[1,null]},\"productId\":7,\"outer_price\":1.50}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\\u0000b\"|\"ab\"",
                "\"\\ud800x\"|\"\uFFFDx\"",
                "\"\\ud83d\\ude00\"|\"😀\"",
                "12345678901234567890123|12345678901234567890123",
                "0.30000000000000000004|0.30000000000000000004",
                "1e400|\"1e400\"",
                "1e99999999999|\"1e99999999999\"",
                "-0|0"
            })
    void whatNoDatabaseHoldsIsMended(String sent, String kept) {
        assertThat(aBrowser().sends(with(sent)).getProperties()).isEqualTo("{\"p\":" + kept + "}");
    }

    @Test
    void aNumberOfManyDigitsIsAText() {
        String digits = "9".repeat(2000);

        assertThat(aBrowser().sends(with(digits)).getProperties()).isEqualTo("{\"p\":\"" + digits + "\"}");
    }

    @Test
    void ofAFieldThatComesTwiceTheLastCounts() {
        assertThat(aBrowser()
                        .sends("{\"eventType\":\"click\",\"visitorId\":\"a\",\"visitorId\":\"b\"}")
                        .getVisitorId())
                .isEqualTo("b");
    }

    @Test
    void brokenUtf8IsMended() {
        byte[] body = with("\"?\"").getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;

        assertThat(BodyReader.read(body, Dialect.RIVULET).events()).hasSize(1);
    }

    @Test
    void halfACharacterIsMended() {
        byte[] body = ("[" + with("\"???\"") + "," + GOOD + "]").getBytes(StandardCharsets.UTF_8);
        int at = new String(body, StandardCharsets.UTF_8).indexOf("???");
        body[at] = (byte) 0xf0;
        body[at + 1] = (byte) 0x9f;
        body[at + 2] = (byte) 0x98;

        assertThat(BodyReader.read(body, Dialect.RIVULET).events())
                .hasSize(2)
                .first()
                .satisfies(event ->
                        assertThat(event.json().at("/properties/p").textValue()).isEqualTo("\uFFFD"));
    }

    @ParameterizedTest
    @CsvSource({"\\ud83d\\ude00,😀", "\\ud83dx,\uFFFDx", "x\\ude00,x\uFFFD", "a\\u0000b,ab"})
    void escapedNamesAreRead(String sent, String kept) {
        String event = "{\"eventType\":\"click\",\"visitorId\":\"é\",\"properties\":{\"" + sent + "\":1}}";

        Verdict verdict = aBrowser().judge("[" + event + "," + GOOD + ",{\"" + sent + "\":\"é\"}]");

        assertThat(verdict.accepted()).hasSize(2);
        assertThat(verdict.accepted().get(0).getProperties()).isEqualTo("{\"" + kept + "\":1}");
        assertThat(Judging.opened(verdict.rejected().get(0).event())).asString().isEqualTo("{\"" + sent + "\":\"é\"}");
    }

    @Test
    void tenThousandLevelsAreTooDeepForTheEventOnly() {
        Verdict verdict = aBrowser().judge("[" + with(nested(10_000)) + "," + GOOD + "]");

        assertThat(verdict.accepted()).hasSize(1);
        assertThat(verdict.rejected().get(0).event().getReasons())
                .extracting(Rejection::getCode)
                .containsExactly("too_deep");
    }

    @Test
    void levelsWithoutEndAreRefused() {
        assertThatThrownBy(() -> aBrowser().judge("[".repeat(400_000)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.BAD_JSON));
    }

    @Test
    void sixteenLevelsAreRead() {
        assertThat(aBrowser().sends(with(nested(RawEvent.MAX_DEPTH - 1))).getProperties())
                .contains("[1]");
    }

    @Test
    void seventeenLevelsAreTooDeepForTheEventOnly() {
        Verdict verdict = aBrowser().judge("[" + with(nested(RawEvent.MAX_DEPTH)) + "," + GOOD + "]");

        assertThat(verdict.accepted()).hasSize(1);
        assertThat(verdict.rejected().get(0).event().getReasons())
                .extracting(Rejection::getCode)
                .containsExactly("too_deep");
    }

    @Test
    void thirtyTwoKilobytesAreAccepted() {
        assertThat(aBrowser().sends(ofBytes(RawEvent.MAX_BYTES)).getVisitorId()).isEqualTo("ada");
    }

    @Test
    void oneByteMoreIsTooLargeForTheEventOnly() {
        Verdict verdict = aBrowser().judge("[" + ofBytes(RawEvent.MAX_BYTES + 1) + "," + GOOD + "]");

        assertThat(verdict.accepted()).hasSize(1);
        assertThat(verdict.rejected().get(0).event().getReasons())
                .extracting(Rejection::getCode)
                .containsExactly("too_large");
        assertThat(Judging.opened(verdict.rejected().get(0).event())).hasSize(RawEvent.MAX_BYTES + 1);
    }

    @Test
    void fourThousandValuesAreAccepted() {
        // The event, its name, its visitor, its properties and the array are values too.
        assertThat(aBrowser().sends(with("[" + "1,".repeat(3994) + "1]")).getVisitorId())
                .isEqualTo("ada");
    }

    @Test
    void oneValueMoreIsTooManyForTheEventOnly() {
        Verdict verdict = aBrowser().judge("[" + with("[" + "1,".repeat(3995) + "1]") + "," + GOOD + "]");

        assertThat(verdict.accepted()).hasSize(1);
        assertThat(verdict.rejected().get(0).event().getReasons())
                .extracting(Rejection::getCode)
                .containsExactly("too_many_values");
    }

    @Test
    void whatIsCutOffIsNotMissed() {
        RejectedEvent event = aBrowser()
                .failsWith("{\"eventId\":\"e-1\",\"properties\":{\"a\":[" + "{\"a\":1},".repeat(60_000)
                        + "1]},\"eventType\":\"click\",\"visitorId\":\"ada\"}");

        assertThat(event.getEventId()).isEqualTo("e-1");
        assertThat(event.getReasons()).extracting(Rejection::getCode).containsExactly("too_large", "too_many_values");
    }

    @Test
    void aLargeEventIsReadOnlyAsFarAsOneMayGo() {
        byte[] body =
                ("{\"properties\":{\"a\":[" + "{\"a\":1},".repeat(60_000) + "1]}}").getBytes(StandardCharsets.UTF_8);

        RawEvent event =
                BodyReader.read(body, Dialect.RIVULET).events().findFirst().orElseThrow();

        assertThat(event.json().findValuesAsText("a").size()
                        + event.json().at("/properties/a").size())
                .isLessThan(RawEvent.MAX_VALUES);
        assertThat(event.payload().remaining()).isEqualTo(body.length);
    }

    @Test
    void theKeyIsFoundBehindALargeEvent() {
        String body = "{\"properties\":{\"a\":[" + "{\"a\":1},".repeat(60_000) + "1]},\"writeKey\":\"wk\"}";

        assertThat(BodyReader.read(body.getBytes(StandardCharsets.UTF_8), Dialect.RIVULET)
                        .key())
                .isEqualTo("wk");
    }

    @Test
    void utf16IsRead() {
        String body = "{\"events\":[" + GOOD + "]}";

        assertThat(BodyReader.read(body.getBytes(StandardCharsets.UTF_16), Dialect.RIVULET)
                        .events())
                .hasSize(1);
        assertThat(BodyReader.read(body.getBytes(StandardCharsets.UTF_16LE), Dialect.RIVULET)
                        .events())
                .hasSize(1);
    }

    @Test
    void fiveHundredEventsAreRead() {
        assertThat(aBrowser().judge(events(500)).accepted()).hasSize(500);
    }

    @Test
    void oneEventMoreIsTooMany() {
        assertThatThrownBy(() -> aBrowser().judge(events(501)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.TOO_MANY_EVENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1", "{} {}", "nonsense", "{\"a\":tru}", "[1,]"})
    void whatIsNotJsonIsRefused(String body) {
        assertThatThrownBy(() -> aBrowser().judge(body))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.BAD_JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"text\"", "null", "{\"events\":{}}", "{\"events\":null}"})
    void jsonOfAnotherFormIsRefused(String body) {
        assertThatThrownBy(() -> aBrowser().judge(body))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.BAD_BODY));
    }

    private static String with(String property) {
        return "{\"eventType\":\"click\",\"visitorId\":\"ada\",\"properties\":{\"p\":" + property + "}}";
    }

    /** Inside the event and its properties, so that the innermost array is at the given level of the event. */
    private static String nested(int levels) {
        return "[".repeat(levels - 1) + "1" + "]".repeat(levels - 1);
    }

    private static String ofBytes(int bytes) {
        return with("\"" + "x".repeat(bytes - with("\"\"").length()) + "\"");
    }

    private static String events(int count) {
        return "{\"events\":[" + String.join(",", Collections.nCopies(count, GOOD)) + "]}";
    }
}
