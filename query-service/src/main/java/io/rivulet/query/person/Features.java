package io.rivulet.query.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/** What follows from a profile's sums at a moment. Rates are 0 to 1, per visit; days and seconds have fractions. */
final class Features {

    private static final double MILLIS = 1000;
    private static final double MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();

    private Features() {}

    /** None of an empty profile; averages only of who has visited. */
    static Map<String, Double> of(JsonNode profile, Instant now) {
        Map<String, Double> features = new TreeMap<>();
        since("daysSinceFirstVisit", profile.path("firstSeenAt"), now, features);
        since("daysSinceLastVisit", profile.path("lastSeenAt"), now, features);
        double sessions = profile.path("sessions").asDouble(0);
        if (sessions > 0) {
            features.put("pagesPerSession", profile.path("pageViews").asDouble() / sessions);
            features.put("averageSessionSeconds", profile.path("sessionMillis").asDouble() / MILLIS / sessions);
            features.put("averageEngagedSeconds", profile.path("engagedMillis").asDouble() / MILLIS / sessions);
            features.put("bounceRate", profile.path("bounces").asDouble() / sessions);
            features.put("conversionRate", profile.path("conversionCount").asDouble() / sessions);
        }
        features.replaceAll((name, value) -> rounded(value));
        return features;
    }

    private static void since(String name, JsonNode time, Instant now, Map<String, Double> features) {
        try {
            if (time.isTextual()) {
                long millis =
                        Duration.between(Instant.parse(time.asText()), now).toMillis();
                features.put(name, millis / MILLIS_OF_A_DAY);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("A profile's time is not ISO-8601", e);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
