package io.rivulet.query.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person, live.
 *
 * @param visitorIds the browsers and devices
 * @param profile everything summed up, as the profile service holds it; empty while incomplete
 * @param features what follows from the profile at this moment
 * @param scores as the scoring service holds them; empty while incomplete
 * @param segment none until segments are computed
 * @param audiences none until audiences are computed
 * @param liveSession the open session of the visitor that was asked for
 * @param recentEvents at most 50, newest first
 * @param recommendedActions none until actions are computed
 * @param stalenessMs for how long the oldest part that is there may have missed changes
 * @param incomplete which of {@code profile} and {@code scores} nobody holds yet; they follow a first event in a moment
 */
record InsightsView(
        String personId,
        @Schema(implementation = String[].class) JsonNode visitorIds,

        @Schema(implementation = Object.class, type = SchemaType.OBJECT)
        JsonNode profile,

        @Schema(
                description = "What follows from the profile at this moment. Rates are 0 to 1, days and seconds have "
                        + "fractions; what can't be said yet is left out.\n\n"
                        + "- Visits: totalSessions, totalPageViews, totalSeconds, pagesPerSession, "
                        + "averageSessionSeconds, averageEngagedSeconds, bounceRate, conversionRate, "
                        + "daysSinceFirstVisit, daysSinceLastVisit\n"
                        + "- Interest: priceChecks, comparisons, quoteRequests, formSubmissions, contactViews, "
                        + "serviceViews, preferredServices (at most five)\n"
                        + "- Bookings: bookingAttempts, bookingsCompleted, bookingsAbandoned, bookingConversionRate, "
                        + "averageBookingValue (one a currency)\n"
                        + "- Carts of the last 90 days: cartAbandonmentRate (nothing bought on its day or the next)\n"
                        + "- Service: supportTickets, negativeFeedback\n"
                        + "- First visit: isOrganic, isPaid, isSocial\n"
                        + "- Devices: mobileUsageRate; of the last 90 days deviceSwitches, deviceSwitchingRate\n"
                        + "- Habits, in timeZone: preferredTimeOfDay (night, morning, afternoon, evening), "
                        + "preferredDayOfWeek\n"
                        + "- Trends, the last four whole weeks against the four before, -1 to 1: "
                        + "sessionFrequencyTrend, engagementTrend")
        Map<String, Object> features,

        @Schema(implementation = Object.class, type = SchemaType.OBJECT)
        JsonNode scores,

        @Nullable String segment,
        List<String> audiences,

        @Schema(implementation = Object.class, type = SchemaType.OBJECT) @Nullable JsonNode liveSession,

        @Schema(implementation = Object[].class) JsonNode recentEvents,
        List<String> recommendedActions,
        long stalenessMs,

        @Schema(description = "Which of profile and scores nobody holds yet")
        List<String> incomplete) {}
