package io.rivulet.query.person;

import static io.rivulet.query.person.Features.count;
import static io.rivulet.query.person.Features.rounded;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a person did that matters to a business: looked at, asked for, booked, complained of. */
final class Deeds {

    private static final int PREFERRED = 5;

    private Deeds() {}

    static void of(JsonNode profile, Map<String, Object> features) {
        JsonNode events = profile.path("eventCounts");
        features.put("priceChecks", sum(events, "price_checked"));
        features.put("comparisons", sum(events, "price_comparison", "service_comparison", "product_compare"));
        features.put("quoteRequests", sum(events, "quote_requested"));
        features.put("formSubmissions", sum(events, "form_submit"));
        features.put("contactViews", sum(events, "contact_info_viewed"));
        features.put("serviceViews", sum(events, "service_viewed"));
        features.put("supportTickets", sum(events, "support_ticket"));
        features.put("negativeFeedback", sum(events, "negative_feedback"));
        long attempts = sum(events, "booking_started");
        long completed = sum(events, "booking_completed", "service_booked");
        features.put("bookingAttempts", attempts);
        features.put("bookingsCompleted", completed);
        features.put("bookingsAbandoned", count(profile.path("conclusions").path("booking_abandoned")));
        if (attempts > 0) {
            // Who books by telephone has more bookings than attempts.
            features.put("bookingConversionRate", rounded(Math.min(1, (double) completed / attempts)));
        }
        features.put(
                "averageBookingValue", completed == 0 ? List.of() : shares(profile.path("bookingRevenue"), completed));
        features.put("preferredServices", mostOf(profile.path("services")));
        source(profile.path("firstTouch").path("source").path("channel").asText(""), features);
    }

    private static void source(String channel, Map<String, Object> features) {
        features.put("isOrganic", channel.startsWith("organic"));
        features.put("isPaid", channel.startsWith("paid") || channel.equals("display"));
        features.put("isSocial", channel.endsWith("social"));
    }

    private static long sum(JsonNode counts, String... names) {
        return Stream.of(names).mapToLong(name -> count(counts.path(name))).sum();
    }

    private static List<Map<String, Object>> shares(JsonNode sums, long parts) {
        var shares = new ArrayList<Map<String, Object>>();
        sums.forEach(sum -> {
            BigDecimal share =
                    sum.path("amount").decimalValue().divide(BigDecimal.valueOf(parts), 2, RoundingMode.HALF_UP);
            shares.add(Map.of("amount", share, "currency", sum.path("currency").asText()));
        });
        return shares;
    }

    /** The most frequent first; of those that are equally frequent the first of the alphabet. */
    private static List<String> mostOf(JsonNode counts) {
        return counts.properties().stream()
                .filter(entry -> count(entry.getValue()) > 0)
                .sorted(Comparator.comparingLong((Map.Entry<String, JsonNode> entry) -> -count(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(PREFERRED)
                .map(Map.Entry::getKey)
                .toList();
    }
}
