package io.rivulet.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** So many a second, until nobody has to wait any more. */
final class Pace {

    private final long nanosEach;
    private final long start = System.nanoTime();
    private long count;
    private volatile boolean stopped;

    Pace(int perSecond) {
        nanosEach = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    void await() {
        long due = start + nanosEach * count++;
        while (!stopped && System.nanoTime() < due) {
            LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
        }
    }

    void stop() {
        stopped = true;
    }
}
