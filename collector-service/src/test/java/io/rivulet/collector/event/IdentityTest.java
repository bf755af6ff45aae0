package io.rivulet.collector.event;

import static io.rivulet.collector.ingest.Judging.NOON;
import static io.rivulet.collector.ingest.Judging.aBrowser;
import static io.rivulet.collector.ingest.Judging.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.UserEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"visitorId\":\"v\",\"fingerprint\":\"f\",\"anonymousId\":\"a\",\"userId\":\"u\"|v|u",
                "\"fingerprint\":\"f\",\"anonymousId\":\"a\"|f|",
                "\"anonymousId\":\"a\",\"userId\":\"u\"|a|u",
                "\"userId\":\"u\"|u|u",
                "\"visitorId\":42|42|",
                "\"visitorId\":\"undefined\",\"fingerprint\":\"f\"|f|",
                "\"visitorId\":\"v\",\"userId\":\"[object Object]\"|v|",
                "\"visitorId\":\"v\",\"userId\":\"NaN\"|v|",
                "\"visitorId\":\"v\",\"userId\":0|v|",
                "\"visitorId\":\" \",\"userId\":\"u\"|u|u",
                "\"visitorId\":\"\\u00a0\",\"userId\":\"u\"|u|u",
                "\"visitorId\":\"\\u200b\\ufeff \\u2003\",\"userId\":\"u\"|u|u",
                "\"visitorId\":\"v\",\"userId\":\"\\u3000\\u2060\\u0007\"|v|"
            })
    void theFirstIdThatNamesSomebodyIsTheVisitor(String fields, String visitorId, String userId) {
        UserEvent event = aBrowser().sends("{\"eventType\":\"click\"," + fields + "}");

        assertThat(event.getVisitorId()).isEqualTo(visitorId);
        assertThat(event.getUserId()).isEqualTo(userId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\":1", "\"visitorId\":null", "\"visitorId\":\"guest\",\"userId\":\"null\""})
    void nobodyIsNoVisitor(String fields) {
        assertThat(aServer()
                        .failsWith("{\"eventType\":\"click\"," + fields + "}")
                        .getReasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getField()).isEqualTo("/visitorId"));
    }

    @Test
    void anIdHasAtMost255Characters() {
        assertThat(aBrowser()
                        .sends(click("\"visitorId\":\"" + "v".repeat(255) + "\""))
                        .getVisitorId())
                .hasSize(255);
        assertThat(aBrowser()
                        .failsWith(click("\"visitorId\":\"" + "v".repeat(256) + "\""))
                        .getReasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getCode()).isEqualTo("too_long"));
    }

    @Test
    void aRejectedEventsIdIsCut() {
        var event = aBrowser().failsWith(click("\"visitorId\":\"v\",\"eventId\":\"" + "e".repeat(30_000) + "\""));

        assertThat(event.getEventId()).hasSize(255);
        assertThat(aBrowser()
                        .failsWith("{\"eventId\":\"" + "e".repeat(480_000) + "\"}")
                        .getEventId())
                .hasSize(255);
    }

    @Test
    void aFingerprintBesideAVisitorIsAProperty() {
        UserEvent event = aBrowser().sends(click("\"visitorId\":\"v\",\"fingerprint\":\"f\""));

        assertThat(event.getProperties()).isEqualTo("{\"fingerprint\":\"f\"}");
    }

    @Test
    void theSendersEventIdIsKept() {
        assertThat(aBrowser()
                        .sends(click("\"visitorId\":\"v\",\"messageId\":\"m-1\""))
                        .getEventId())
                .isEqualTo("m-1");
    }

    @Test
    void aBlindRetryGetsTheSameIdAndHash() {
        String first = batch("{\"eventType\":\"click\",\"visitorId\":\"v\",\"timestamp\":1772447400000,\"x\":1}", 1);
        String retry = batch("{\"x\":1,\"timestamp\":1772447400000,\"visitorId\":\"v\",\"eventType\":\"click\"}", 2);

        UserEvent one = aBrowser().sends(first);
        UserEvent other = aBrowser().at(NOON.plusSeconds(60)).sends(retry);

        assertThat(other.getEventId()).isEqualTo(one.getEventId()).hasSize(40);
        assertThat(other.getContentHash()).isEqualTo(one.getContentHash());
    }

    @Test
    void otherContentGetsAnotherIdAndHash() {
        UserEvent one = aBrowser().sends(click("\"visitorId\":\"v\",\"timestamp\":1772447400000,\"x\":1"));
        UserEvent other = aBrowser().sends(click("\"visitorId\":\"v\",\"timestamp\":1772447400000,\"x\":2"));

        assertThat(other.getEventId()).isNotEqualTo(one.getEventId());
        assertThat(other.getContentHash()).isNotEqualTo(one.getContentHash());
    }

    @Test
    void theSameWithoutATimeIsNotTheSameEvent() {
        UserEvent one = aBrowser().sends(click("\"visitorId\":\"v\""));
        UserEvent later = aBrowser().at(NOON.plusSeconds(1)).sends(click("\"visitorId\":\"v\""));

        assertThat(later.getEventId()).isNotEqualTo(one.getEventId());
        assertThat(later.getContentHash()).isEqualTo(one.getContentHash());
    }

    private static String click(String fields) {
        return "{\"eventType\":\"click\"," + fields + "}";
    }

    private static String batch(String event, int second) {
        return "{\"events\":[" + event + "],\"metadata\":{\"sentAt\":\"2026-03-02T11:59:0" + second + "Z\"}}";
    }
}
