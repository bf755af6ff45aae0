package io.rivulet.collector.ingest;

import static io.rivulet.collector.ingest.Judging.NOON;
import static io.rivulet.collector.ingest.Judging.aBrowser;
import static io.rivulet.collector.ingest.Judging.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.collector.segment.SegmentCall;
import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of Segment's calls. */
class SegmentTest {

    private static final Dialect TRACK = Dialect.segment(SegmentCall.TRACK);

    private static UserEvent call(SegmentCall call, String body) {
        return aBrowser().speaking(Dialect.segment(call)).sends(body);
    }

    private static UserEvent track(String fields) {
        return call(SegmentCall.TRACK, "{\"event\":\"Song Played\",\"anonymousId\":\"ada\"," + fields + "}");
    }

    @Test
    void trackNamesItsEvent() {
        UserEvent event = track("\"messageId\":\"m-1\",\"userId\":\"u-7\",\"properties\":{\"title\":\"Blue\"}");

        assertThat(event.getEventId()).isEqualTo("m-1");
        assertThat(event.getEventName()).isEqualTo("song_played");
        assertThat(event.getOriginalName()).isEqualTo("Song Played");
        assertThat(event.getVisitorId()).isEqualTo("ada");
        assertThat(event.getUserId()).isEqualTo("u-7");
        assertThat(event.getPage().getTitle()).isNull();
        assertThat(event.getProperties()).isEqualTo("{\"title\":\"Blue\"}");
    }

    @Test
    void trackWithoutANameIsRejected() {
        RejectedEvent rejected = aBrowser().speaking(TRACK).failsWith("{\"type\":\"track\",\"anonymousId\":\"ada\"}");

        assertThat(rejected.getReasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getCode()).isEqualTo("missing_field"));
    }

    @ParameterizedTest
    @CsvSource({"PAGE, page_view", "SCREEN, screen_view", "IDENTIFY, identify", "GROUP, group", "ALIAS, alias"})
    void otherCallsAreNamedByThePath(SegmentCall call, String name) {
        assertThat(call(call, "{\"anonymousId\":\"ada\",\"name\":\"Home\"}").getEventName())
                .isEqualTo(name);
    }

    @Test
    void aBatchNamesEachOfItsCalls() {
        List<UserEvent> events = aBrowser()
                .speaking(TRACK)
                .sendsAll("{\"batch\":[{\"type\":\"page\",\"anonymousId\":\"ada\"},"
                        + "{\"type\":\"track\",\"event\":\"Order Completed\",\"userId\":\"u-7\"}],"
                        + "\"context\":{\"locale\":\"de-DE\"},\"sentAt\":\"2026-03-02T11:59:00Z\"}");

        assertThat(events).extracting(UserEvent::getEventName).containsExactly("page_view", "purchase");
        assertThat(events).extracting(UserEvent::getProperties).containsOnly("{\"locale\":\"de-DE\"}");
        assertThat(events).extracting(UserEvent::getSentAt).containsOnly(NOON.minusSeconds(60));
    }

    @Test
    void aPageCallSaysWhereInItsProperties() {
        UserEvent event = call(
                SegmentCall.PAGE,
                "{\"anonymousId\":\"ada\",\"name\":\"Home\",\"category\":\"Docs\",\"properties\":{"
                        + "\"url\":\"https://shop.example/a?q=1\",\"path\":\"/a\",\"title\":\"A\",\"search\":\"?q=1\","
                        + "\"referrer\":\"https://www.google.com/\",\"tone\":\"blue\"}}");

        assertThat(event.getKind()).isEqualTo(EventKind.PAGE_VIEW);
        assertThat(event.getPage().getUrl()).isEqualTo("https://shop.example/a?q=1");
        assertThat(event.getPage().getPath()).isEqualTo("/a");
        assertThat(event.getPage().getTitle()).isEqualTo("A");
        assertThat(event.getPage().getReferrer()).isEqualTo("https://www.google.com/");
        assertThat(event.getProperties()).isEqualTo("{\"tone\":\"blue\",\"name\":\"Home\",\"category\":\"Docs\"}");
    }

    @Test
    void theContextSaysWhereOtherCallsHappened() {
        UserEvent event = track("\"context\":{\"page\":{\"url\":\"https://shop.example/a\",\"title\":\"A\"},"
                + "\"userAgent\":\"" + Judging.FIREFOX + "\",\"screen\":{\"width\":1920,\"height\":1080},"
                + "\"campaign\":{\"name\":\"spring\",\"source\":\"google\",\"medium\":\"cpc\"},"
                + "\"library\":{\"name\":\"analytics.js\",\"version\":\"npm:next-1.84.3\"}}");

        assertThat(event.getPage().getUrl()).isEqualTo("https://shop.example/a");
        assertThat(event.getDevice().getUserAgent()).isEqualTo(Judging.FIREFOX);
        assertThat(event.getDevice().getScreenResolution()).isEqualTo("1920x1080");
        assertThat(event.getSource().getCampaign()).isEqualTo("spring");
        assertThat(event.getSource().getChannel()).isEqualTo("paid search");
        assertThat(event.getSdk()).isEqualTo("analytics.js npm:next-1.84.3");
    }

    @Test
    void addressesAreDroppedAndTheRestOfTheContextIsKept() {
        UserEvent event = track(
                "\"context\":{\"ip\":\"203.0.113.9\",\"app\":{\"name\":\"shop\"}},\"integrations\":{\"All\":true}");

        assertThat(event.getProperties()).isEqualTo("{\"context\":{\"app\":{\"name\":\"shop\"}}}");
    }

    @Test
    void aPlaceCountsOnlyFromAServer() {
        String body =
                "{\"event\":\"a\",\"userId\":\"u-7\",\"context\":{\"location\":{\"country\":\"Austria\",\"city\":\"Graz\"}}}";

        assertThat(aServer().speaking(TRACK).sends(body).getPlace().getCity()).isEqualTo("Graz");
        assertThat(aBrowser().speaking(TRACK).sends(body).getPlace().getCity()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"ios, mobile", "Android, mobile", "tablet, tablet"})
    void appsNameTheirSystemAsTheirDevice(String sent, String type) {
        assertThat(track("\"context\":{\"device\":{\"type\":\"" + sent + "\"},\"os\":{\"name\":\"x\"}}")
                        .getDevice()
                        .getType())
                .isEqualTo(type);
    }

    @Test
    void theClockIsCorrectedByWhenItWasSent() {
        UserEvent event = track("\"timestamp\":\"2026-03-02T09:00:00Z\",\"sentAt\":\"2026-03-02T09:00:10Z\"");

        assertThat(event.getOccurredAt()).isEqualTo(NOON.minusSeconds(10));
    }

    @Test
    void ofTwoTimesOfSendingTheBatchsIsOfThisTry() {
        UserEvent event = aBrowser()
                .speaking(TRACK)
                .sends(
                        "{\"batch\":[{\"type\":\"track\",\"event\":\"a\",\"userId\":\"u-7\",\"timestamp\":\"2026-03-02T09:00:00Z\","
                                + "\"sentAt\":\"2026-03-02T09:00:01Z\"}],\"sentAt\":\"2026-03-02T09:00:10Z\"}");

        assertThat(event.getOccurredAt()).isEqualTo(NOON.minusSeconds(10));
    }

    @Test
    void withoutATimestampTheOriginalOneCounts() {
        UserEvent event = track("\"originalTimestamp\":\"2026-03-02T09:00:00Z\",\"sentAt\":\"2026-03-02T09:00:10Z\"");

        assertThat(event.getOccurredAt()).isEqualTo(NOON.minusSeconds(10));
    }

    @Test
    void aRetryIsTheSameEventWhateverItSaysAboutItself() {
        String once =
                "\"messageId\":\"m-1\",\"timestamp\":\"2026-03-02T09:00:00Z\",\"sentAt\":\"2026-03-02T09:00:10Z\"";
        String again = once.replace("09:00:10", "09:05:00") + ",\"_metadata\":{\"retryCount\":1},\"writeKey\":\"wk\"";

        assertThat(track(again).getContentHash()).isEqualTo(track(once).getContentHash());
    }

    @Test
    void anIdentificationKeepsItsTraitsAndThoseOfItsContext() {
        UserEvent event = call(
                SegmentCall.IDENTIFY,
                "{\"userId\":\"u-7\",\"anonymousId\":\"ada\",\"traits\":{\"plan\":\"pro\"},"
                        + "\"context\":{\"traits\":{\"plan\":\"free\",\"name\":\"Ada\"}}}");

        assertThat(event.getProperties()).isEqualTo("{\"traits\":{\"plan\":\"pro\",\"name\":\"Ada\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"previousId\":\"u-6\"", "\"properties\":{\"previousId\":\"u-6\"}"})
    void onlyAServersAliasNamesTheOtherUser(String previous) {
        String body = "{\"userId\":\"u-7\"," + previous + "}";
        Dialect alias = Dialect.segment(SegmentCall.ALIAS);

        UserEvent servers = aServer().speaking(alias).sends(body);
        assertThat(servers.getUserId()).isEqualTo("u-7");
        assertThat(servers.getProperties()).isEqualTo("{\"previousId\":\"u-6\"}");
        assertThat(aBrowser().speaking(alias).sends(body).getProperties()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "{}, false, false, false",
                "{\"Analytics\":true}, true, false, false",
                "{\"C0002\":true;\"C0003\":true;\"C0004\":false}, true, false, true",
                "{\"Advertising\":true;\"Targeting\":false}, false, false, false",
                "{\"Advertising\":true;\"Targeting\":true}, false, true, false",
                "{\"Functional\":\"true\"}, false, false, false",
                "{\"Whatever\":true}, false, false, false"
            })
    void consentCategoriesAreOurs(String preferences, boolean analytics, boolean marketing, boolean personalization) {
        UserEvent event =
                track("\"context\":{\"consent\":{\"categoryPreferences\":" + preferences.replace(';', ',') + "}}");

        assertThat(event.getConsent()).isEqualTo(new Consent(true, analytics, marketing, personalization, null));
    }

    @Test
    void withoutConsentNothingOfTheContextRemains() {
        UserEvent event = track("\"context\":{\"consent\":{\"categoryPreferences\":{\"Analytics\":false}},"
                + "\"device\":{\"advertisingId\":\"x\"},\"traits\":{\"email\":\"ada@example.com\"}}");

        assertThat(event.getVisitorId()).startsWith("cl-");
        assertThat(event.getProperties()).isEqualTo("{}");
    }

    @Test
    void anOrderIsAPurchaseWithItsMoneyAndProducts() {
        UserEvent event = call(
                SegmentCall.TRACK,
                "{\"event\":\"Order Completed\",\"userId\":\"u-7\",\"properties\":{\"order_id\":\"o-1\",\"total\":27.5,"
                        + "\"revenue\":25,\"currency\":\"EUR\",\"products\":[{\"product_id\":\"p-1\",\"price\":25}]}}");

        assertThat(event.getConversion()).isTrue();
        assertThat(event.getRevenue().getAmount()).isEqualByComparingTo("25");
        assertThat(event.getRevenue().getCurrency()).isEqualTo("EUR");
        assertThat(event.getProperties()).contains("\"products\":[{\"product_id\":\"p-1\",\"price\":25}]");
    }

    @Test
    void oddContextsSinkNothing() {
        UserEvent event = track("\"context\":{\"page\":7,\"campaign\":[],\"os\":\"x\",\"screen\":{\"width\":\"a\"},"
                + "\"library\":null,\"userAgent\":{},\"locale\":[1],\"consent\":true,\"device\":{\"type\":{}}}");

        assertThat(event.getEventName()).isEqualTo("song_played");
    }

    @Test
    void whatIsRejectedKeepsItsBytes() {
        String bad = "{ \"type\":\"track\" ,\"messageId\":\"m\"}";
        RejectedEvent rejected = aBrowser().speaking(TRACK).failsWith("{\"batch\":[" + bad + "]}");

        assertThat(new String(Judging.opened(rejected), StandardCharsets.UTF_8)).isEqualTo(bad);
        assertThat(rejected.getEventId()).isEqualTo("m");
    }

    @Test
    void importsBringEventsOfAnyAge() {
        UserEvent event = aServer()
                .speaking(Dialect.segmentImport())
                .sends(
                        "{\"batch\":[{\"type\":\"track\",\"event\":\"a\",\"userId\":\"u-7\",\"timestamp\":\"2012-12-02T00:30:08Z\"}]}");

        assertThat(event.getImported()).isTrue();
        assertThat(event.getOccurredAt()).isEqualTo("2012-12-02T00:30:08Z");
    }
}
