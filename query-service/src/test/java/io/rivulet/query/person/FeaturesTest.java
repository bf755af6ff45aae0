package io.rivulet.query.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Examples small enough to be right by looking at them. */
class FeaturesTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void anEmptyProfileHasNone() {
        assertThat(features("{}")).isEmpty();
    }

    @Test
    void recencyIsThatOfTheMoment() {
        assertThat(features("""
                {"firstSeenAt":"2026-02-02T12:00:00.000Z","lastSeenAt":"2026-03-04T06:00:00.000Z"}""")).containsEntry("daysSinceFirstVisit", 30.0).containsEntry("daysSinceLastVisit", 0.25);
    }

    @Test
    void averagesAreOnlyOfWhoHasVisited() {
        assertThat(features("{\"sessions\":0,\"pageViews\":3}")).doesNotContainKey("pagesPerSession");
        assertThat(features("{\"sessions\":2,\"pageViews\":3}")).containsEntry("pagesPerSession", 1.5);
    }

    @Test
    void whatIsNegativeForAMomentIsNothing() {
        assertThat(features("{\"sessions\":-1,\"conclusions\":{\"booking_abandoned\":-1}}"))
                .containsEntry("totalSessions", 0L)
                .containsEntry("bookingsAbandoned", 0L)
                .doesNotContainKey("bounceRate");
    }

    @Test
    void bookingsAreOneRateAndOneValueACurrency() {
        assertThat(features("""
                {"eventCounts":{"booking_started":4,"booking_completed":1,"service_booked":1},
                 "bookingRevenue":[{"amount":25.01,"currency":"EUR"},{"amount":10,"currency":"GBP"}]}"""))
                .containsEntry("bookingAttempts", 4L)
                .containsEntry("bookingsCompleted", 2L)
                .containsEntry("bookingConversionRate", 0.5)
                .containsEntry(
                        "averageBookingValue",
                        List.of(
                                Map.of("amount", new BigDecimal("12.51"), "currency", "EUR"),
                                Map.of("amount", new BigDecimal("5.00"), "currency", "GBP")));
    }

    @Test
    void preferredServicesAreTheMostFrequentAndThenTheFirstOfTheAlphabet() {
        assertThat(features("{\"services\":{\"f\":1,\"e\":1,\"d\":1,\"c\":1,\"b\":2,\"a\":1,\"z\":-3}}"))
                .containsEntry("preferredServices", List.of("b", "a", "c", "d", "e"));
    }

    @Test
    void whoWasFoundBySearchCameForNoMoney() {
        assertThat(features("{\"firstTouch\":{\"source\":{\"channel\":\"organic search\"}}}"))
                .containsEntry("isOrganic", true)
                .containsEntry("isPaid", false)
                .containsEntry("isSocial", false);
        assertThat(features("{\"firstTouch\":{\"source\":{\"channel\":\"paid social\"}}}"))
                .containsEntry("isOrganic", false)
                .containsEntry("isPaid", true)
                .containsEntry("isSocial", true);
    }

    @Test
    void anotherDeviceIsASwitchAndTheSameOnTheNextDayIsNone() {
        assertThat(features("""
                {"deviceTypes":{"mobile":3,"desktop":1},"days":[
                 {"day":"2026-03-01","deviceTypes":{"mobile":1}},{"day":"2026-03-02","deviceTypes":{"mobile":1}},
                 {"day":"2026-03-03","deviceTypes":{"desktop":1}},{"day":"2026-03-04","deviceTypes":{"mobile":1,"desktop":1}}]}"""))
                .containsEntry("deviceSwitches", 2L)
                .containsEntry("deviceSwitchingRate", 0.5)
                .containsEntry("mobileUsageRate", 0.75);
    }

    @Test
    void aCartOfWhichSomethingWasBoughtTheNextDayIsNotAbandonedAndTwoDaysLaterItIs() {
        assertThat(features(carts("2026-02-01", "2026-02-02"))).containsEntry("cartAbandonmentRate", 0.0);
        assertThat(features(carts("2026-02-01", "2026-02-03"))).containsEntry("cartAbandonmentRate", 1.0);
    }

    @Test
    void aCartIsUndecidedUntilItsNextDayIsOver() {
        assertThat(features(carts("2026-03-03", "2026-02-01"))).doesNotContainKey("cartAbandonmentRate");
        assertThat(features(carts("2026-03-02", "2026-02-01"))).containsEntry("cartAbandonmentRate", 1.0);
    }

    @Test
    void habitsAreThoseOfTheSitesTimeZone() {
        // Eleven on a Monday evening is eight on Tuesday morning in Tokyo.
        String profile = "{\"habits\":{\"1-23\":2,\"5-10\":1}}";
        assertThat(features(profile))
                .containsEntry("preferredTimeOfDay", "evening")
                .containsEntry("preferredDayOfWeek", "MONDAY")
                .containsEntry("timeZone", "UTC");
        assertThat(Features.of(json(profile), ZoneId.of("Asia/Tokyo"), NOW))
                .containsEntry("preferredTimeOfDay", "morning")
                .containsEntry("preferredDayOfWeek", "TUESDAY");
    }

    @Test
    void theWeekGoesRoundAtItsEnds() {
        assertThat(Features.of(json("{\"habits\":{\"1-01\":1}}"), ZoneId.of("America/New_York"), NOW))
                .containsEntry("preferredDayOfWeek", "SUNDAY");
    }

    @Test
    void aTrendComparesFourWholeWeeksWithTheFourBefore() {
        // This week, of which half is to come, is neither.
        assertThat(features("""
                {"weeks":[{"monday":"2025-12-29","sessions":50,"engagedMillis":1},
                 {"monday":"2026-01-05","sessions":1,"engagedMillis":1000},{"monday":"2026-01-26","sessions":1,"engagedMillis":1000},
                 {"monday":"2026-02-02","sessions":3,"engagedMillis":9000},{"monday":"2026-02-23","sessions":3,"engagedMillis":9000},
                 {"monday":"2026-03-02","sessions":70,"engagedMillis":1}]}""")).containsEntry("sessionFrequencyTrend", 0.5).containsEntry("engagementTrend", 0.5);
    }

    @Test
    void whoStayedAwayHasATrendAndNoEngagement() {
        assertThat(features("{\"weeks\":[{\"monday\":\"2026-01-26\",\"sessions\":1,\"engagedMillis\":5}]}"))
                .containsEntry("sessionFrequencyTrend", -1.0)
                .doesNotContainKey("engagementTrend");
    }

    private static String carts(String filled, String bought) {
        return "{\"days\":[{\"day\":\"%s\",\"cartAdditions\":1,\"purchases\":0},{\"day\":\"%s\",\"cartAdditions\":0,\"purchases\":1}]}"
                .formatted(filled, bought);
    }

    private static Map<String, Object> features(String profile) {
        return Features.of(json(profile), UTC, NOW);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
