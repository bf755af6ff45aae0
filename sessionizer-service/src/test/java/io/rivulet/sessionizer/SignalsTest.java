package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is concluded from visits, each rule from both sides of its boundary. */
class SignalsTest extends WithDiary {

    @Test
    void aBookingIsAbandonedHalfAnHourAfterItsStart() {
        ada("booking_started", "10:00");

        assertThat(conclusions()).containsExactly("booking_abandoned 10:30:00");
    }

    @Test
    void aBookingCompletedExactlyThenIsNotAbandoned() {
        ada("booking_started", "10:00").sees(did("booking_completed", "10:30"));

        assertThat(conclusions()).isEmpty();
    }

    @Test
    void aBookingCompletedAMillisecondLaterIs() {
        ada("booking_started", "10:00").sees(did("idle", "10:20")).sees(did("booking_completed", "10:30:00.001"));

        assertThat(conclusions()).containsExactly("booking_abandoned 10:30:00");
    }

    @Test
    void whatSilenceConcludedIsNotToldAgainAfterDays() {
        ada("booking_started", "10:00");
        conclusions();
        diary.sees(anEvent().by("ada").at(time("10:00").plus(Duration.ofDays(3))));
        diary.waits(Duration.ofSeconds(11));

        assertThat(diary.derived()).hasSize(1);
    }

    /** The latest event settles a visit, and the one after it waits to be told. */
    @Test
    void whatTheNextVisitConcludedIsNotToldAgainWhenThatIsCutAnewAsTheFirstIsForgotten() {
        diary.waits(Duration.ofDays(9));
        ada("booking_started", "10:00").sees(did("idle", "14:00")).sees(did("idle", "14:10"));
        diary.waits(Duration.ofSeconds(31));
        assertThat(diary.derived()).hasSize(1);

        diary.sees(did("idle", "14:05")).sees(comesBack(Duration.ofDays(3)));
        diary.waits(Duration.ofSeconds(31)).waits(Duration.ofDays(8));

        assertThat(diary.derived()).hasSize(1);
    }

    @Test
    void anAbandonedFunnelIsNotToldAgainThenEither() {
        diary.waits(Duration.ofDays(9));
        ada("service_viewed", "10:00").sees(did("service_viewed", "10:30:00.001"));
        diary.waits(Duration.ofSeconds(31));
        assertThat(diary.derived()).hasSize(2);

        diary.sees(did("click", "10:40:01")).sees(did("click", "10:40:00")).sees(comesBack(Duration.ofDays(3)));
        diary.waits(Duration.ofSeconds(31)).waits(Duration.ofDays(8));

        assertThat(diary.derived()).hasSize(2);
    }

    @Test
    void aBookingThatOutlastsItsForgottenVisitIsNotToldAgainWhenTheNextIsCutAnew() {
        diary.sees(of("spring", "booking_started", "10:00"))
                .sees(of("autumn", "idle", "10:20"))
                .sees(of("autumn", "idle", "10:40"));
        diary.sees(did("idle", "11:00"));
        assertThat(conclusions()).containsExactly("booking_abandoned 10:30:00");

        diary.sees(anEvent().by("ada").at(time("10:35").plus(Duration.ofDays(1))));
        diary.sees(did("idle", "10:50"));
        diary.waits(Duration.ofSeconds(11)).waits(Duration.ofDays(8));

        assertThat(diary.derived()).hasSize(1);
    }

    @Test
    void aBookingThatOutlastsAShortVisitCanStillBeCompletedWhenTheVisitIsOver() {
        diary.sees(did("booking_started", "10:00").on("kiosk"));
        assertThat(conclusions()).containsExactly("booking_abandoned 10:30:00");

        diary.sees(anEvent().by("ada").on("kiosk").at(time("10:06").plus(Duration.ofDays(1))));
        diary.waits(Duration.ofSeconds(11));
        diary.sees(did("booking_completed", "10:10").on("kiosk"));

        assertThat(conclusions()).isEmpty();
    }

    @Test
    void ofBookingsStartedAgainWithinHalfAnHourTheLastCounts() {
        ada("booking_started", "10:00").sees(did("booking_started", "10:30"));

        assertThat(conclusions()).containsExactly("booking_abandoned 11:00:00");
    }

    @Test
    void aBookingStartedAgainLaterIsAnother() {
        ada("booking_started", "10:00").sees(did("idle", "10:20")).sees(did("booking_started", "10:30:00.001"));

        assertThat(conclusions()).containsExactly("booking_abandoned 10:30:00", "booking_abandoned 11:00:00.001");
    }

    @Test
    void aLateEventTakesAConclusionBackAndAnotherBringsItAgain() {
        ada("booking_started", "10:00").sees(did("idle", "10:20")).sees(did("idle", "10:40"));
        assertThat(conclusions()).containsExactly("booking_abandoned 10:30:00");

        diary.sees(did("booking_completed", "10:10"));
        assertThat(conclusions()).isEmpty();

        diary.sees(did("booking_started", "10:15"));
        assertThat(conclusions()).containsExactly("booking_abandoned 10:45:00");
        assertThat(diary.derived()).extracting(fact -> fact.getWithdrawn()).containsExactly(false, true, false);
    }

    @Test
    void aServiceViewedAndNotBookedIsAnAbandonedFunnelOnceASession() {
        ada("service_viewed", "10:00").sees(did("service_viewed", "10:10"));

        assertThat(conclusions()).containsExactly("funnel_abandoned 10:40:00");
        assertThat(diary.derived().get(0).getProperties())
                .isEqualTo("{\"reason\":\"quote_viewed_not_booked\",\"time_in_funnel\":1800000}");
    }

    @Test
    void aServiceBookedInTimeIsNoAbandonedFunnel() {
        ada("service_viewed", "10:00").sees(did("service_booked", "10:30"));

        assertThat(conclusions()).isEmpty();
    }

    @Test
    void theThirdCheckOfPricesWithinAWeekIsTold() {
        diary.sees(did("price_checked", "10:00"))
                .sees(price(Duration.ofDays(3)))
                .sees(price(Duration.ofDays(7)));
        diary.waits(Duration.ofSeconds(11));

        assertThat(diary.derived())
                .extracting(fact -> fact.getEventName())
                .containsExactly("price_checked_multiple_times");
    }

    @Test
    void aThirdCheckAMillisecondAfterTheWeekIsNot() {
        diary.sees(did("price_checked", "10:00"))
                .sees(price(Duration.ofDays(3)))
                .sees(price(Duration.ofDays(7).plusMillis(1)));
        diary.waits(Duration.ofSeconds(11));

        assertThat(diary.derived()).isEmpty();
    }

    @Test
    void afterTheThirdCheckTheCountStartsAnew() {
        for (int i = 0; i < 6; i++) {
            diary.sees(did("price_checked", "10:0" + i));
        }

        assertThat(conclusions())
                .containsExactly("price_checked_multiple_times 10:02:00", "price_checked_multiple_times 10:05:00");
    }

    @Test
    void elevenPagesWithoutAConversionAreToldWhenTheVisitIsOver() {
        views(11);
        diary.waits(Duration.ofSeconds(11));
        assertThat(diary.derived()).isEmpty();

        assertThat(conclusions()).containsExactly("high_engagement_no_conversion 10:10:00");
    }

    @Test
    void tenPagesAreNot() {
        views(10);

        assertThat(conclusions()).isEmpty();
    }

    @Test
    void elevenPagesWithAConversionAreNot() {
        views(11);
        diary.sees(anEvent().by("ada").at("10:20").purchase("1.00"));

        assertThat(conclusions()).isEmpty();
    }

    @Test
    void threeClicksOnOneSpotAreRage() {
        click("10:00:00", 10).sees(at("10:00:00.500", 40)).sees(at("10:00:01", 40));

        assertThat(conclusions()).containsExactly("rage_click 10:00:01");
    }

    @Test
    void moreClicksOfTheSameRunAreTheSameRage() {
        click("10:00:00", 10).sees(at("10:00:00.300", 10));
        diary.sees(at("10:00:00.600", 10)).sees(at("10:00:00.900", 10)).sees(at("10:00:01.200", 10));

        assertThat(conclusions()).containsExactly("rage_click 10:00:00.600");
    }

    @Test
    void aSlowerClickIsNoRage() {
        click("10:00:00", 10).sees(at("10:00:00.500", 10)).sees(at("10:00:01.001", 10));

        assertThat(conclusions()).isEmpty();
    }

    @Test
    void aClickFurtherAwayIsNoRage() {
        click("10:00:00", 10).sees(at("10:00:00.500", 10)).sees(at("10:00:01", 41));

        assertThat(conclusions()).isEmpty();
    }

    @Test
    void rageThatTheTrackerSpeaksOfWithinTwoSecondsIsItsOwn() {
        click("10:00:00", 10)
                .sees(at("10:00:00.500", 10))
                .sees(at("10:00:01", 10))
                .sees(did("rage_click", "10:00:03"));

        assertThat(conclusions()).isEmpty();
    }

    @Test
    void rageThatTheTrackerSpeaksOfLaterIsAnother() {
        click("10:00:00", 10)
                .sees(at("10:00:00.500", 10))
                .sees(at("10:00:01", 10))
                .sees(did("rage_click", "10:00:03.001"));

        assertThat(conclusions()).containsExactly("rage_click 10:00:01");
    }

    @Test
    void aConclusionFollowsItsEventIntoAnotherVisitUnderTheSameId() {
        diary.sees(did("price_checked", "10:20"))
                .sees(did("price_checked", "10:21"))
                .sees(did("price_checked", "10:22"));
        diary.waits(Duration.ofSeconds(11));
        diary.sees(anEvent().id("first").by("ada").at("10:00"));
        conclusions();

        assertThat(diary.derived()).extracting(fact -> fact.getWithdrawn()).containsExactly(false, true, false);
        assertThat(diary.derived())
                .extracting(fact -> fact.getEventId())
                .containsOnly(diary.derived().get(0).getEventId());
        assertThat(diary.derived().get(2).getSessionId()).isEqualTo(diary.sessionOf("first"));
    }

    private Diary ada(String name, String at) {
        return diary.sees(did(name, at));
    }

    private Diary click(String at, int x) {
        return diary.sees(at(at, x));
    }

    private void views(int many) {
        for (int i = 0; i < many; i++) {
            diary.sees(anEvent().by("ada").at("10:%02d".formatted(i)).view("/" + i));
        }
    }

    private static EventBuilder did(String name, String at) {
        return anEvent().by("ada").at(at).interaction(name);
    }

    private static EventBuilder comesBack(Duration later) {
        return anEvent().by("ada").at(time("10:00").plus(later));
    }

    private static EventBuilder of(String campaign, String name, String at) {
        return did(name, at).from(Source.newBuilder().setCampaign(campaign).build());
    }

    private static EventBuilder price(Duration later) {
        return anEvent().by("ada").at(time("10:00").plus(later)).interaction("price_checked");
    }

    private static EventBuilder at(String at, int x) {
        return did("click", at).properties("{\"selector\":\"#buy\",\"x\":" + x + ",\"y\":5,\"text\":\"Buy\"}");
    }

    /** Those that stand when all is over. */
    private List<String> conclusions() {
        diary.waits(Duration.ofSeconds(11)).waits(Duration.ofHours(1)).waits(Duration.ofMinutes(1));
        return diary.conclusions().stream()
                .map(fact -> fact.getEventName() + " "
                        + fact.getOccurredAt().toString().substring(11).replace("Z", ""))
                .sorted()
                .toList();
    }
}
