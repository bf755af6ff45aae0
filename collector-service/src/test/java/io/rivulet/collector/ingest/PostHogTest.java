package io.rivulet.collector.ingest;

import static io.rivulet.collector.ingest.Judging.NOON;
import static io.rivulet.collector.ingest.Judging.aBrowser;
import static io.rivulet.collector.ingest.Judging.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.UserEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of PostHog's events. */
class PostHogTest {

    private static final String DEVICE = "01a1fe0c-729f-7bb3-b0c2-4ee2725545ae";

    private static UserEvent browser(String event, String properties) {
        return aBrowser()
                .speaking(Dialect.POSTHOG)
                .sends("{\"api_key\":\"wk\",\"batch\":[{\"uuid\":\"e-1\",\"event\":\"" + event
                        + "\",\"timestamp\":\"2026-03-02T09:00:00Z\",\"properties\":{\"$lib\":\"web\",\"$lib_version\":\"1.434.18\","
                        + "\"token\":\"wk\"," + properties + "}}],\"sent_at\":\"2026-03-02T09:00:10Z\"}");
    }

    private static UserEvent stranger(String event, String properties) {
        return browser(event, "\"distinct_id\":\"" + DEVICE + "\",\"$device_id\":\"" + DEVICE + "\"," + properties);
    }

    private static UserEvent server(String distinctId) {
        return aServer()
                .speaking(Dialect.POSTHOG)
                .sends("{\"event\":\"Order Completed\",\"distinct_id\":\"" + distinctId
                        + "\",\"properties\":{\"$lib\":\"posthog-node\",\"$is_server\":true}}");
    }

    @ParameterizedTest
    @CsvSource({
        "$pageview, page_view", "$pageleave, page_exit", "$screen, screen_view", "$identify, identify",
        "$create_alias, alias", "$groupidentify, group", "$rageclick, rage_click", "$exception, js_error",
        "$web_vitals, page_performance", "$autocapture, click", "My Event, my_event"
    })
    void namesAreOurs(String sent, String canonical) {
        UserEvent event = stranger(sent, "\"a\":1");

        assertThat(event.getEventName()).isEqualTo(canonical);
        assertThat(event.getOriginalName()).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"click, click", "submit, form_submit", "change, form_interaction"})
    void whatIsCapturedByItselfIsNamedByItsKind(String kind, String canonical) {
        assertThat(stranger("$autocapture", "\"$event_type\":\"" + kind + "\"").getEventName())
                .isEqualTo(canonical);
    }

    @Test
    void theIdIsItsUuid() {
        assertThat(stranger("a", "\"$insert_id\":\"i-1\"").getEventId()).isEqualTo("e-1");
    }

    @Test
    void theClockIsCorrectedByWhenItWasSent() {
        assertThat(stranger("a", "\"b\":1").getOccurredAt()).isEqualTo(NOON.minusSeconds(10));
    }

    @Test
    void anOffsetIsBeforeItWasSent() {
        UserEvent event = aBrowser()
                .speaking(Dialect.POSTHOG)
                .sends(
                        "{\"event\":\"a\",\"distinct_id\":\"ada\",\"offset\":4000,\"sent_at\":\"2026-03-02T09:00:10Z\"}");

        assertThat(event.getOccurredAt()).isEqualTo(NOON.minusSeconds(4));
    }

    @Test
    void aStrangerIsItsBrowser() {
        UserEvent event = stranger("a", "\"b\":1");

        assertThat(event.getVisitorId()).isEqualTo(DEVICE);
        assertThat(event.getUserId()).isNull();
    }

    @Test
    void whoIdentifiesIsTheUserOfItsBrowser() {
        UserEvent event = browser(
                "$identify",
                "\"distinct_id\":\"u-7\",\"$anon_distinct_id\":\"" + DEVICE + "\",\"$set\":{\"plan\":\"pro\"}");

        assertThat(event.getVisitorId()).isEqualTo(DEVICE);
        assertThat(event.getUserId()).isEqualTo("u-7");
        assertThat(event.getProperties()).isEqualTo("{\"traits\":{\"plan\":\"pro\"}}");
    }

    @Test
    void afterwardsEveryEventIsTheUsers() {
        UserEvent event =
                browser("a", "\"distinct_id\":\"u-7\",\"$user_id\":\"u-7\",\"$device_id\":\"" + DEVICE + "\"");

        assertThat(event.getVisitorId()).isEqualTo(DEVICE);
        assertThat(event.getUserId()).isEqualTo("u-7");
    }

    @Test
    void aServerSpeaksOfUsers() {
        UserEvent event = server("u-7");

        assertThat(event.getVisitorId()).isEqualTo("u-7");
        assertThat(event.getUserId()).isEqualTo("u-7");
    }

    @Test
    void aServerThatNamesABrowserSpeaksOfAStranger() {
        UserEvent event = server(DEVICE);

        assertThat(event.getVisitorId()).isEqualTo(DEVICE);
        assertThat(event.getUserId()).isNull();
    }

    @Test
    void whoIsNotToBeRecognisedIsNotGatheredIntoOne() {
        UserEvent event = browser("a", "\"distinct_id\":\"$posthog_cookieless\",\"$cookieless_mode\":true");

        assertThat(event.getVisitorId()).startsWith("cl-");
        assertThat(event.getConsent().getAnalytics()).isFalse();
    }

    @Test
    void circumstancesAreOurFieldsAndTheSendersPropertiesStay() {
        UserEvent event = stranger(
                "$pageview",
                "\"$current_url\":\"https://shop.example/a?q=1\",\"$pathname\":\"/a\",\"$referrer\":\"$direct\","
                        + "\"title\":\"A\",\"$screen_width\":1280,\"$screen_height\":720,\"$viewport_width\":1000,"
                        + "\"$viewport_height\":700,\"$raw_user_agent\":\"" + Judging.FIREFOX
                        + "\",\"utm_source\":\"google\","
                        + "\"$session_id\":\"s-1\",\"$window_id\":\"w-1\",\"$sdk_debug_x\":1,\"tone\":\"blue\","
                        + "\"$feature/new\":\"on\"");

        assertThat(event.getPage().getUrl()).isEqualTo("https://shop.example/a?q=1");
        assertThat(event.getPage().getTitle()).isEqualTo("A");
        assertThat(event.getPage().getReferrer()).isNull();
        assertThat(event.getDevice().getScreenResolution()).isEqualTo("1280x720");
        assertThat(event.getDevice().getViewport()).isEqualTo("1000x700");
        assertThat(event.getSource().getSource()).isEqualTo("google");
        assertThat(event.getSessionHint()).isEqualTo("s-1");
        assertThat(event.getSdk()).isEqualTo("posthog web 1.434.18");
        assertThat(event.getProperties())
                .isEqualTo("{\"tone\":\"blue\",\"$feature/new\":\"on\",\"context\":{\"window_id\":\"w-1\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "{\"api_key\":\"wk\",\"batch\":[]}",
                "{\"token\":\"wk\",\"event\":\"a\"}",
                "[{\"event\":\"a\",\"properties\":{\"token\":\"wk\"}}]",
                "[{\"event\":\"a\",\"api_key\":\"wk\"}]"
            })
    void theKeyIsWhereverItsLibrariesPutIt(String body) {
        assertThat(BodyReader.read(body.getBytes(StandardCharsets.UTF_8), Dialect.POSTHOG)
                        .key())
                .isEqualTo("wk");
    }

    @Test
    void oddPropertiesSinkNothing() {
        UserEvent event = stranger(
                "a",
                "\"$current_url\":7,\"$referrer\":{},\"$set\":[],\"$screen_width\":\"x\",\"$time\":\"x\",\"$os\":[]");

        assertThat(event.getEventName()).isEqualTo("a");
    }
}
