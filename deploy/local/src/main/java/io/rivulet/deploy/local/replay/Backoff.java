package io.rivulet.deploy.local.replay;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubling, capped, and spread at random so that senders don't return as one. */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait after one more failure; never shorter than what the server asked for. */
    Duration next(Duration askedFor) {
        long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
        failures++;
        long spread = random.nextLong(ceiling) + 1;
        return askedFor.isZero() ? Duration.ofMillis(spread) : askedFor.plusMillis(spread / 10);
    }
}
