package io.rivulet.collector.consent;

import static io.rivulet.collector.ingest.Judging.NOON;
import static io.rivulet.collector.ingest.Judging.aBrowser;
import static io.rivulet.collector.ingest.Judging.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.collector.ingest.Judging;
import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsentGateTest {

    private static final Consent ALL = new Consent(true, true, true, true, null);
    private static final Consent NONE = new Consent(true, false, false, false, null);
    private static final String WITHOUT = "\"x\":1";
    private static final String ANALYTICS = "\"consent\":{\"analytics\":true}";
    private static final String REFUSED = "\"consent\":{\"necessary\":true,\"analytics\":false,\"marketing\":false}";

    @Test
    void theEventsOwnSnapshotCounts() {
        UserEvent event = aBrowser().cookieless().sends(view(ANALYTICS));

        assertThat(event.getConsent()).isEqualTo(new Consent(true, true, false, false, null));
        assertThat(event.getVisitorId()).isEqualTo("ada");
    }

    @Test
    void aSnapshotKeepsItsVersion() {
        assertThat(aBrowser()
                        .sends(view("\"consent\":{\"analytics\":true,\"version\":3}"))
                        .getConsent())
                .isEqualTo(new Consent(true, true, false, false, "3"));
    }

    @Test
    void aVersionThatIsNoneDoesNotSinkTheEvent() {
        assertThat(aBrowser()
                        .sends(view("\"consent\":{\"analytics\":true,\"version\":{}}"))
                        .getConsent())
                .isEqualTo(new Consent(true, true, false, false, null));
    }

    @Test
    void aWithdrawalActsFromTheNextEventOn() {
        Judging browser = aBrowser();

        assertThat(browser.sends(view(ANALYTICS)).getVisitorId()).isEqualTo("ada");
        assertThat(browser.sends(view(REFUSED)).getVisitorId()).startsWith("cl-");
    }

    @Test
    void withoutConsentNoPseudonymIsLeftEither() {
        UserEvent event = aBrowser()
                .sends(view(REFUSED + ",\"eventId\":\"of ada@example.com\",\"utmContent\":\"ada@example.com\","
                        + "\"properties\":{\"customer\":{\"email\":\"ada@example.com\"}}"));

        assertThat(event.toString()).doesNotContain("email_");
        assertThat(event.getEventId()).matches("id_[0-9a-f]{32}");
        assertThat(event.getProperties()).isEqualTo("{\"customer\":{\"email\":\"redacted-email\"}}");
    }

    @Test
    void whatIsAbsentIsTheSitesOrTheKeysMatter() {
        assertThat(aBrowser().sends(view(WITHOUT)).getConsent()).isEqualTo(ALL);
        assertThat(aBrowser().cookieless().sends(view(WITHOUT)).getConsent()).isEqualTo(NONE);
        assertThat(aServer().sends(view(WITHOUT)).getConsent()).isEqualTo(ALL);
    }

    @Test
    void aBrowsersSignalRefusesAnalyticsAndMarketing() {
        UserEvent event = aBrowser().refusingTracking().sends(view(WITHOUT));

        assertThat(event.getConsent()).isEqualTo(new Consent(true, false, false, true, null));
        assertThat(event.getVisitorId()).startsWith("cl-");
    }

    @Test
    void consentGivenOutrightOverridesTheSignal() {
        assertThat(aBrowser().refusingTracking().sends(view(ANALYTICS)).getVisitorId())
                .isEqualTo("ada");
    }

    @Test
    void withoutConsentNothingIsLeftToRecogniseSomebodyBy() {
        UserEvent event = aBrowser()
                .sends(view(REFUSED
                        + ",\"userId\":\"u-1\",\"sessionId\":\"s-1\",\"fingerprint\":\"f-1\",\"traits\":{\"email\":\"e\"}"
                        + ",\"properties\":{\"email\":\"e-1\",\"price\":1}"));

        assertThat(event.getVisitorId()).matches("cl-[0-9a-f]{32}");
        assertThat(event.getUserId()).isNull();
        assertThat(event.getSessionHint()).isNull();
        assertThat(event.getDevice().getUserAgent()).isNull();
        assertThat(event.getProperties()).isEqualTo("{\"price\":1}");
    }

    @Test
    void withoutConsentAVisitorNeedsNoId() {
        assertThat(aBrowser()
                        .sends("{\"eventType\":\"page_view\"," + REFUSED + "}")
                        .getVisitorId())
                .startsWith("cl-");
    }

    @Test
    void aCookielessVisitorIsTheSameForADay() {
        Judging browser = aBrowser().cookieless();
        String id = browser.sends(view(WITHOUT)).getVisitorId();

        // The last part of the address does not count; the network, the browser and the site do.
        assertThat(browser.from("203.0.113.9").sends(view(WITHOUT)).getVisitorId())
                .isEqualTo(id);
        assertThat(browser.from("203.0.114.9").sends(view(WITHOUT)).getVisitorId())
                .isNotEqualTo(id);
        assertThat(browser.from("203.0.113.9")
                        .with("Other")
                        .sends(view(WITHOUT))
                        .getVisitorId())
                .isNotEqualTo(id);
        assertThat(browser.with(Judging.FIREFOX)
                        .sends(view(WITHOUT).replace("shop.example", "other.example"))
                        .getVisitorId())
                .isNotEqualTo(id);
    }

    @Test
    void atMidnightTheSaltChanges() {
        Judging browser = aBrowser().cookieless();
        String evening = browser.at(Instant.parse("2026-03-02T23:59:59.999Z"))
                .sends(view(WITHOUT))
                .getVisitorId();
        String morning = browser.at(Instant.parse("2026-03-03T00:00:00Z"))
                .sends(view(WITHOUT))
                .getVisitorId();
        String nextNoon =
                browser.at(NOON.plusSeconds(86_400)).sends(view(WITHOUT)).getVisitorId();

        assertThat(morning).isNotEqualTo(evening);
        assertThat(nextNoon).isEqualTo(morning);
    }

    @Test
    void ipv6CountsTo48Bits() {
        Judging browser = aBrowser().cookieless().from("2001:db8:1:2::1");
        String id = browser.sends(view(WITHOUT)).getVisitorId();

        assertThat(browser.from("2001:db8:1:ffff::9%eth0").sends(view(WITHOUT)).getVisitorId())
                .isEqualTo(id);
        assertThat(browser.from("2001:db8:2:2::1").sends(view(WITHOUT)).getVisitorId())
                .isNotEqualTo(id);
    }

    @Test
    void aSnapshotThatIsNoneIsRefused() {
        assertThat(aBrowser().failsWith(view("\"consent\":\"yes\"")).getReasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getField()).isEqualTo("/consent"));
        assertThat(aBrowser()
                        .failsWith(view("\"consent\":{\"analytics\":\"yes\"}"))
                        .getReasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getField()).isEqualTo("/consent/analytics"));
    }

    private static String view(String fields) {
        return "{\"eventType\":\"page_view\",\"visitorId\":\"ada\",\"pageUrl\":\"https://shop.example/\"," + fields
                + "}";
    }
}
