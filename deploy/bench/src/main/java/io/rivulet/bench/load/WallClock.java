package io.rivulet.bench.load;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock of the machine that sends. */
public final class WallClock {

    private static final Clock CLOCK = Clock.systemUTC();

    private WallClock() {}

    /** Now, in whole milliseconds. */
    public static Instant now() {
        return CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
