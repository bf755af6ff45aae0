package io.rivulet.profile.profile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * When somebody comes, by day of the week and hour. UTC: which hour that was where the site is, is for those to say who
 * read it and know the site.
 */
final class Habits {

    private Habits() {}

    static Map<String, Long> visits(long count, Instant startedAt) {
        var start = startedAt.atOffset(ZoneOffset.UTC);
        return Tally.times(count, "%d-%02d".formatted(start.getDayOfWeek().getValue(), start.getHour()));
    }
}
