package io.rivulet.collector.ingest;

import static io.rivulet.collector.ingest.Judging.NOON;
import static io.rivulet.collector.ingest.Judging.aBrowser;
import static io.rivulet.collector.ingest.Judging.aServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.collector.event.Site;
import io.rivulet.collector.event.Site.ConsentWhenAbsent;
import io.rivulet.collector.redrive.RejectedId;
import io.rivulet.collector.redrive.RejectedRecord;
import io.rivulet.collector.redrive.Wanted;
import io.rivulet.collector.segment.SegmentCall;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rejected event is corrected and judged as when it came. */
class RedriveTest {

    private static final JsonMapper JSON = new JsonMapper(JsonSource.JSON);

    private static final Site DEMO = new Site("demo", Set.of("purchase"), "GBP", ConsentWhenAbsent.GRANTED);
    private static final Site DEFAULT = new Site("demo", Set.of("purchase"), "GBP", null);

    private boolean imported;
    private boolean vouched;

    private UserEvent again(RejectedEvent rejected, String corrected) throws JsonProcessingException {
        return again(rejected, corrected, DEMO);
    }

    private UserEvent again(RejectedEvent rejected, String corrected, Site site) throws JsonProcessingException {
        var query = new RedriveQuery(new Wanted("demo", null, null, null, null, 1), imported, vouched, false);
        var record = new RejectedRecord(new RejectedId(2, 7), rejected, ByteBuffer.wrap(Judging.opened(rejected)));
        var judged = new Redrive(aBrowser().intake()).judge(record, JSON.readTree(corrected), site, query);
        return Objects.requireNonNull(judged.event(), () -> judged.reasons().toString());
    }

    private static RejectedEvent at(String origin, RejectedEvent rejected) {
        return RejectedEvent.newBuilder(rejected).setOrigin(origin).build();
    }

    private static RejectedEvent ofBefore(RejectedEvent rejected) {
        return RejectedEvent.newBuilder(rejected)
                .setVouched(null)
                .setTrackingRefused(null)
                .build();
    }

    @Test
    void theSendersClockIsSetRightByItsRequest() throws JsonProcessingException {
        RejectedEvent rejected = aBrowser()
                .failsWith("{\"metadata\":{\"sentAt\":\"2026-03-02T11:00:00Z\",\"sdkVersion\":\"js 1\"},\"events\":["
                        + "{\"visitorId\":\"ada\"}]}");

        UserEvent event = again(
                rejected, "{\"visitorId\":\"ada\",\"eventType\":\"click\",\"timestamp\":\"2026-03-02T10:59:00Z\"}");

        assertThat(event.getOccurredAt()).isEqualTo(NOON.minus(Duration.ofMinutes(1)));
        assertThat(event.getSentAt()).isEqualTo("2026-03-02T11:00:00Z");
        assertThat(event.getSdk()).isEqualTo("js 1");
    }

    @Test
    void theOffsetThatItsRequestMeasuredIsAdded() throws JsonProcessingException {
        RejectedEvent rejected =
                aBrowser().failsWith("{\"metadata\":{\"clockOffset\":-60000},\"events\":[{\"visitorId\":\"ada\"}]}");

        UserEvent event = again(
                rejected, "{\"visitorId\":\"ada\",\"eventType\":\"click\",\"timestamp\":\"2026-03-02T11:00:00Z\"}");

        assertThat(event.getOccurredAt()).isEqualTo("2026-03-02T10:59:00Z");
    }

    @Test
    void whatWasImportedKeepsItsTimeAgain() throws JsonProcessingException {
        RejectedEvent rejected =
                aServer().failsWith("{\"metadata\":{\"import\":true},\"events\":[{\"visitorId\":\"ada\"}]}");

        UserEvent event = again(
                rejected, "{\"visitorId\":\"ada\",\"eventType\":\"click\",\"timestamp\":\"2012-05-06T07:08:09Z\"}");

        assertThat(event.getOccurredAt()).isEqualTo("2012-05-06T07:08:09Z");
        assertThat(event.getImported()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void aServerStillVouchesAndABrowserDoesNot(boolean server, boolean granted) throws JsonProcessingException {
        RejectedEvent rejected = (server ? aServer() : aBrowser()).failsWith("{\"visitorId\":\"ada\"}");

        UserEvent event =
                again(rejected, "{\"visitorId\":\"ada\",\"eventType\":\"click\",\"country\":\"GB\"}", DEFAULT);

        assertThat(event.getConsent().getAnalytics()).isEqualTo(granted);
        assertThat(event.getPlace().getCountry()).isEqualTo(server ? "GB" : null);
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void aBrowserThatAskedNotToBeTrackedStillAsksThat(boolean refused, boolean granted) throws JsonProcessingException {
        Judging browser = refused ? aBrowser().refusingTracking() : aBrowser();

        UserEvent event =
                again(browser.failsWith("{\"visitorId\":\"ada\"}"), "{\"visitorId\":\"ada\",\"eventType\":\"click\"}");

        assertThat(event.getConsent().getAnalytics()).isEqualTo(granted);
        assertThat(event.getConsent().getMarketing()).isEqualTo(granted);
    }

    /** More than a writer of JSON lets through by itself, and no event may be as deep. */
    @Test
    void aCorrectionThatIsNestedTooDeepGetsAVerdict() throws JsonProcessingException {
        RejectedEvent rejected = aBrowser().failsWith("{\"visitorId\":\"ada\"}");
        String deep = "{\"visitorId\":\"ada\",\"eventType\":\"click\",\"properties\":" + "{\"a\":".repeat(1_001) + "1"
                + "}".repeat(1_001) + "}";

        assertThatThrownBy(() -> again(rejected, deep)).hasMessageContaining("too_deep");
    }

    @Test
    void nobodyVouchesAgainstWhatABrowserAsked() throws JsonProcessingException {
        vouched = true;

        UserEvent event = again(
                aBrowser().refusingTracking().failsWith("{\"visitorId\":\"ada\"}"),
                "{\"visitorId\":\"ada\",\"eventType\":\"click\"}");

        assertThat(event.getConsent().getAnalytics()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void ofWhatCameBeforeThisWasNotedSilenceIsRefusalUnlessSomebodyVouches(boolean vouched, boolean granted)
            throws JsonProcessingException {
        this.vouched = vouched;
        // Old times vouch for nothing.
        imported = true;

        UserEvent event = again(
                ofBefore(aBrowser().failsWith("{\"visitorId\":\"ada\"}")),
                "{\"visitorId\":\"ada\",\"eventType\":\"click\",\"timestamp\":\"2012-05-06T07:08:09Z\"}");

        assertThat(event.getConsent().getAnalytics()).isEqualTo(granted);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void whatABatchSaidForAllMayHaveBeenARefusal(boolean vouched, boolean granted) throws JsonProcessingException {
        this.vouched = vouched;
        RejectedEvent rejected = aBrowser()
                .speaking(Dialect.segment(SegmentCall.TRACK))
                .failsWith("{\"batch\":[{\"type\":\"track\",\"anonymousId\":\"ada\"}],\"context\":{\"consent\":"
                        + "{\"categoryPreferences\":{\"Analytics\":false}}}}");

        UserEvent event =
                again(at("/v1/batch", rejected), "{\"type\":\"track\",\"event\":\"click\",\"anonymousId\":\"ada\"}");

        assertThat(event.getConsent().getAnalytics()).isEqualTo(granted);
    }

    @Test
    void whatACallSaidByItselfIsKnownAgain() throws JsonProcessingException {
        RejectedEvent rejected = aBrowser()
                .speaking(Dialect.segment(SegmentCall.TRACK))
                .failsWith("{\"anonymousId\":\"ada\",\"context\":{\"locale\":\"en\"}}");

        UserEvent event = again(
                at("/v1/track", rejected),
                "{\"event\":\"click\",\"anonymousId\":\"ada\",\"context\":{\"locale\":\"en\"}}");

        assertThat(event.getConsent().getAnalytics()).isTrue();
    }

    @Test
    void postHogsEventIsCorrectedInItsOwnWords() throws JsonProcessingException {
        RejectedEvent rejected = aBrowser()
                .speaking(Dialect.POSTHOG)
                .failsWith("{\"api_key\":\"wk\",\"sent_at\":\"2026-03-02T11:00:00Z\",\"batch\":["
                        + "{\"event\":\"$pageview\",\"offset\":60000,\"properties\":{\"$lib\":\"web\"}}]}");

        UserEvent event = again(
                at("/batch/", rejected),
                "{\"event\":\"$pageview\",\"offset\":60000,\"distinct_id\":\"ada\",\"properties\":{\"$lib\":\"web\"}}");

        assertThat(event.getEventName()).isEqualTo("page_view");
        assertThat(event.getVisitorId()).isEqualTo("ada");
        assertThat(event.getOccurredAt()).isEqualTo(NOON.minus(Duration.ofMinutes(1)));
    }

    @Test
    void snowplowsEventIsCorrectedInItsOwnWords() throws JsonProcessingException {
        RejectedEvent rejected = aBrowser()
                .speaking(Dialect.SNOWPLOW)
                .failsWith("{\"schema\":\"x\",\"data\":[{\"e\":\"pv\",\"aid\":\"wk\",\"eid\":\"e-1\"}]}");

        UserEvent event = again(
                at("/com.snowplowanalytics.snowplow/tp2", rejected),
                "{\"e\":\"pv\",\"aid\":\"wk\",\"eid\":\"e-2\",\"duid\":\"ada\",\"url\":\"https://shop.example/a\"}");

        assertThat(event.getEventName()).isEqualTo("page_view");
        assertThat(event.getVisitorId()).isEqualTo("ada");
        assertThat(event.getPage().getPath()).isEqualTo("/a");
        // It had one.
        assertThat(event.getEventId()).isEqualTo("e-1");
    }
}
