package io.rivulet.collector.ingest;

import static io.rivulet.collector.ingest.Judging.aBrowser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.collector.event.Outcome;
import io.rivulet.collector.event.RawEvent;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Rejection;
import io.rivulet.schemas.avro.UserEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

    @Test
    void brokenUtf8IsKeptAsItCame() {
        byte[] first = bytes("{\"n\":\"é", new byte[] {(byte) 0xff, (byte) 0xc3}, "\"}");
        byte[] second = bytes("{\"n\":\"😀", new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x98}, "\"}");
        byte[] third = bytes("\"", new byte[] {(byte) 0x80}, "\"");

        assertThat(payloads(bytes("{\"events\":[", first, " , ", second, ",", GOOD, ",", third, "]}")))
                .containsExactly(first, second, bytes(GOOD), third);
    }

    @Test
    void whateverTheBytesAreTheyAreKept() {
        var random = new Random(7);
        List<byte[]> events = new ArrayList<>();
        var body = new ByteArrayOutputStream();
        body.writeBytes(bytes("["));
        for (int i = 0; i < 400; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            for (int at = 0; at < noise.length; at++) {
                // What would end the text, or may not stand in one.
                noise[at] =
                        noise[at] == '"' || noise[at] == '\\' || (noise[at] >= 0 && noise[at] < ' ') ? -1 : noise[at];
            }
            events.add(bytes("{\"" + i + "\":\"", noise, "\"}"));
            body.writeBytes(bytes(i == 0 ? "" : ",", events.get(i)));
        }
        body.writeBytes(bytes("]"));

        assertThat(payloads(body.toByteArray())).containsExactlyElementsOf(events);
    }

    @Test
    void aMarkOfTheByteOrderMovesNothing() {
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        byte[] broken = bytes("{\"n\":\"", new byte[] {(byte) 0xff}, "\"}");

        assertThat(payloads(bytes(mark, "[", GOOD, "]"))).containsExactly(bytes(GOOD));
        assertThat(payloads(bytes(mark, "[", broken, ",", GOOD, "]"))).containsExactly(broken, bytes(GOOD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void anotherEncodingIsKeptAsItCameAndReadAgain(String encoding) {
        Charset charset = Charset.forName(encoding);
        // The mark stands before the whole, not before its parts.
        Charset ofParts = encoding.equals("UTF-16") ? StandardCharsets.UTF_16BE : charset;
        String event = "{\"visitorId\":\"é😀\"}";

        assertThat(payloads(("[" + GOOD + "," + event + "]").getBytes(charset)))
                .containsExactly(GOOD.getBytes(ofParts), event.getBytes(ofParts));
        assertThat(new EventSlice(0, JsonSource.of(event.getBytes(ofParts)))
                        .read()
                        .json())
                .hasToString(event);
    }

    @Test
    void brokenUtf8InAFormIsKeptAsItCame() {
        byte[] event = bytes("{\"event\":\"", new byte[] {(byte) 0xff}, "é\"}");

        assertThat(payloads(Wrapping.unwrapped(bytes("data=%7B%22event%22%3A%22%FFé%22%7D"), 1000)))
                .containsExactly(event);
    }

    private static List<byte[]> payloads(byte[] body) {
        return BodyReader.read(body, Dialect.RIVULET)
                .events()
                .map(event -> {
                    byte[] payload = new byte[event.payload().remaining()];
                    event.payload().get(payload);
                    return payload;
                })
                .toList();
    }

    private static byte[] bytes(Object... parts) {
        var bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            bytes.writeBytes(part instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) part);
        }
        return bytes.toByteArray();
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
