package io.rivulet.deploy.local.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The first thing that makes going on pointless stops everybody. */
final class Abort {

    private final AtomicReference<ReplayStopped> cause = new AtomicReference<>();
    private final CountDownLatch aborted = new CountDownLatch(1);

    void because(ReplayStopped why) {
        cause.compareAndSet(null, why);
        aborted.countDown();
    }

    /** @throws ReplayStopped when something has */
    void check() {
        ReplayStopped why = cause.get();
        if (why != null) {
            throw why;
        }
    }

    /** Waits, unless or until everything stops. */
    void await(Duration wait) throws InterruptedException {
        if (aborted.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            check();
        }
    }
}
