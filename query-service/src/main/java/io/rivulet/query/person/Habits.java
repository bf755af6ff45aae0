package io.rivulet.query.person;

import static io.rivulet.query.person.Features.count;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * When a person likes to come. The profile counts by UTC; the offset that the zone has now is taken for all of it, so that
 * where clocks change the other half of the year is an hour off.
 */
final class Habits {

    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;
    private static final String[] PARTS = {"night", "morning", "afternoon", "evening"};
    private static final int PART = DAY / PARTS.length;

    private Habits() {}

    static void of(JsonNode profile, ZoneId zone, Instant now, Map<String, Object> features) {
        int offset = zone.getRules().getOffset(now).getTotalSeconds() / 60;
        long[] parts = new long[PARTS.length];
        long[] days = new long[DayOfWeek.values().length];
        profile.path("habits").properties().forEach(habit -> {
            String[] dayAndHour = habit.getKey().split("-", 2);
            int utc = (Integer.parseInt(dayAndHour[0]) - 1) * DAY + Integer.parseInt(dayAndHour[1]) * 60;
            int local = Math.floorMod(utc + offset, WEEK);
            parts[local % DAY / PART] += count(habit.getValue());
            days[local / DAY] += count(habit.getValue());
        });
        features.put("timeZone", zone.getId());
        if (most(days) >= 0) {
            features.put("preferredTimeOfDay", PARTS[most(parts)]);
            features.put("preferredDayOfWeek", DayOfWeek.of(most(days) + 1).name());
        }
    }

    /** The first of the greatest; -1 where all are zero. */
    private static int most(long[] counts) {
        int most = -1;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > (most < 0 ? 0 : counts[most])) {
                most = i;
            }
        }
        return most;
    }
}
