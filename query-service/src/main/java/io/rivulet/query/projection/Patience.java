package io.rivulet.query.projection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again, with growing pauses, what fails because something is not there, until it is or the projector stops. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final Duration longestPause;
    private final ProjectionStatus status;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Patience(Duration longestPause, ProjectionStatus status) {
        this.longestPause = longestPause;
        this.status = status;
    }

    /** Work that needs something that may not be there. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    /** Which failures pass by themselves. */
    @FunctionalInterface
    interface Passing {
        boolean passes(Exception failure);
    }

    /** Returns what the work returns, or throws what it throws when that doesn't pass. */
    <T> T untilDone(String what, Work<T> work, Passing passing) throws Exception {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                T result = work.run();
                status.works();
                return result;
            } catch (Exception failure) {
                if (!passing.passes(failure)) {
                    throw failure;
                }
                status.waits(what, failure);
                LOG.warn("Can't {} now, trying again in {} ms: {}", what, pause.toMillis(), failure.toString());
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(longestPause) > 0 ? longestPause : pause.multipliedBy(2);
            }
        }
    }

    /** Waits, unless the projector stops. */
    void pause(Duration pause) throws InterruptedException {
        if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("The projector stops");
        }
    }

    /** Ends every pause, now and later. */
    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
