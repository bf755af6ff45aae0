package io.rivulet.query.person;

import static io.rivulet.query.person.Features.count;
import static io.rivulet.query.person.Features.rounded;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/**
 * Whether a person comes more or less, and stays longer or shorter: the last four whole weeks against the four before, from
 * -1 (came to an end) by 0 (as before) to 1 (has just begun).
 */
final class Trends {

    private static final int WEEKS = 4;

    private Trends() {}

    static void of(JsonNode profile, Instant now, Map<String, Object> features) {
        LocalDate thisWeek =
                LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        double visits = sum(profile, "sessions", thisWeek, 0);
        double visitsBefore = sum(profile, "sessions", thisWeek, WEEKS);
        if (visits + visitsBefore > 0) {
            features.put("sessionFrequencyTrend", trend(visits, visitsBefore));
        }
        if (visits > 0 && visitsBefore > 0) {
            double engaged = sum(profile, "engagedMillis", thisWeek, 0) / visits;
            double engagedBefore = sum(profile, "engagedMillis", thisWeek, WEEKS) / visitsBefore;
            if (engaged + engagedBefore > 0) {
                features.put("engagementTrend", trend(engaged, engagedBefore));
            }
        }
    }

    private static double trend(double now, double before) {
        return rounded((now - before) / (now + before));
    }

    /** Of the four whole weeks that end so many weeks before this one. */
    private static long sum(JsonNode profile, String field, LocalDate thisWeek, int weeksAgo) {
        LocalDate end = thisWeek.minusWeeks(weeksAgo);
        return profile.path("weeks")
                .valueStream()
                .filter(week -> {
                    LocalDate monday = LocalDate.parse(week.path("monday").asText());
                    return monday.isBefore(end) && !monday.isBefore(end.minusWeeks(WEEKS));
                })
                .mapToLong(week -> count(week.path(field)))
                .sum();
    }
}
