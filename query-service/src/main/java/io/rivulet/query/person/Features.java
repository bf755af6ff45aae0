package io.rivulet.query.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What follows from a profile's sums at a moment; nothing of it is stored. Rates are 0 to 1, days and seconds have
 * fractions. Sums may be negative for a moment, while a visit moves from one person to another: then they are 0 here.
 */
final class Features {

    private static final double MILLIS = 1000;
    private static final double MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();

    private Features() {}

    /**
     * None of an empty profile; averages, rates and habits only of who has visited.
     *
     * @param zone in which hours and days of the week are meant
     */
    static Map<String, Object> of(JsonNode profile, ZoneId zone, Instant now) {
        Map<String, Object> features = new TreeMap<>();
        if (profile.isEmpty()) {
            return features;
        }
        since("daysSinceFirstVisit", profile.path("firstSeenAt"), now, features);
        since("daysSinceLastVisit", profile.path("lastSeenAt"), now, features);
        visits(profile, features);
        Deeds.of(profile, features);
        Devices.of(profile, features);
        Carts.of(profile, now, features);
        Habits.of(profile, zone, now, features);
        Trends.of(profile, now, features);
        return features;
    }

    private static void visits(JsonNode profile, Map<String, Object> features) {
        long sessions = count(profile.path("sessions"));
        features.put("totalSessions", sessions);
        features.put("totalPageViews", count(profile.path("pageViews")));
        features.put("totalSeconds", rounded(count(profile.path("sessionMillis")) / MILLIS));
        if (sessions > 0) {
            double visits = sessions;
            features.put("pagesPerSession", rounded(count(profile.path("pageViews")) / visits));
            features.put("averageSessionSeconds", rounded(count(profile.path("sessionMillis")) / MILLIS / visits));
            features.put("averageEngagedSeconds", rounded(count(profile.path("engagedMillis")) / MILLIS / visits));
            features.put("bounceRate", rounded(count(profile.path("bounces")) / visits));
            features.put("conversionRate", rounded(count(profile.path("conversionCount")) / visits));
        }
    }

    private static void since(String name, JsonNode time, Instant now, Map<String, Object> features) {
        try {
            if (time.isTextual()) {
                long millis =
                        Duration.between(Instant.parse(time.asText()), now).toMillis();
                features.put(name, rounded(millis / MILLIS_OF_A_DAY));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("A profile's time is not ISO-8601", e);
        }
    }

    static long count(JsonNode sum) {
        return Math.max(0, sum.asLong(0));
    }

    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
