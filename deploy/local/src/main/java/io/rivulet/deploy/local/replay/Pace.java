package io.rivulet.deploy.local.replay;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An open-loop schedule: the n-th event is due n/rate seconds after the first, however long the ones before it took. Who
 * is late catches up.
 */
final class Pace {

    private static final long WORTH_A_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

    private final double nanosEach;
    private long started;
    private long passed;

    /** @param rate events a second, 0 for no schedule */
    Pace(double rate) {
        nanosEach = rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /** Returns when the next event is due. */
    void awaitNext() {
        if (passed == 0) {
            started = System.nanoTime();
        }
        long due = started + (long) (passed++ * nanosEach);
        for (long early = due - System.nanoTime();
                early > WORTH_A_WAIT && !Thread.currentThread().isInterrupted();
                early = due - System.nanoTime()) {
            LockSupport.parkNanos(this, early);
        }
    }
}
