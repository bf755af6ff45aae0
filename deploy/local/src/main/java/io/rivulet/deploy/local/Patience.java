package io.rivulet.deploy.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often a part may die before it is given up, and how long to wait before it is started again. */
final class Patience {

    static final Duration WINDOW = Duration.ofMinutes(2);
    static final int DEATHS_ALLOWED = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Deque<Long> deaths = new ArrayDeque<>();

    /**
     * Counts a death.
     *
     * @param nanos when, on a clock that only goes forward
     * @return whether the patience is at its end: more deaths within the window than are allowed
     */
    boolean endsWithDeathAt(long nanos) {
        deaths.removeIf(death -> nanos - death > WINDOW.toNanos());
        deaths.addLast(nanos);
        return deaths.size() > DEATHS_ALLOWED;
    }

    /** Twice as long after each death within the window, up to a limit. */
    Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.max(0, Math.min(deaths.size() - 1, 10)));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
