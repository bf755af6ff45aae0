package io.rivulet.acceptance.oracle;

import java.time.Duration;
import java.util.Optional;

/**
 * How the definitions are read.
 *
 * @param gap a longer pause than this ends a visit
 * @param longest an event later than this after the visit's first begins another; empty where visits have no such end
 * @param campaigns whether another campaign begins another visit
 * @param grace an event older than this, by its visitor's latest that came before it, belongs to no visit
 * @param gracePerSite whether only the latest on the same site is meant
 * @param remembered how long an id is known again, by the time of arrival
 */
public record Reading(
        Duration gap,
        Optional<Duration> longest,
        boolean campaigns,
        Duration grace,
        boolean gracePerSite,
        Duration remembered) {

    /** As the definitions have it. */
    public static final Reading WHOLE = new Reading(
            Duration.ofMinutes(30),
            Optional.of(Duration.ofHours(24)),
            true,
            Duration.ofHours(24),
            true,
            Duration.ofDays(7));

    /** As much of it as the sessionizer does today. */
    public Reading ofToday() {
        return new Reading(gap, longest, campaigns, grace, false, remembered);
    }
}
