package io.rivulet.acceptance.oracle;

import java.time.Duration;
import java.util.Optional;

/**
 * How the definitions are read.
 *
 * @param gap a longer pause than this ends a visit
 * @param longest an event later than this after the visit's first begins another; empty where visits have no such end
 * @param campaigns whether another campaign begins another visit
 * @param grace an event older than this, by its visitor's latest on the site that came before it, belongs to no visit
 * @param remembered how long an id is known again, by the time of arrival
 */
public record Reading(
        Duration gap, Optional<Duration> longest, boolean campaigns, Duration grace, Duration remembered) {

    /** As the definitions have it. */
    public static final Reading WHOLE = new Reading(
            Duration.ofMinutes(30), Optional.of(Duration.ofHours(24)), true, Duration.ofHours(24), Duration.ofDays(7));
}
