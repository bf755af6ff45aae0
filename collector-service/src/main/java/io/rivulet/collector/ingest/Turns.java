package io.rivulet.collector.ingest;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets one after the other do what takes much memory, in the order in which they came. */
final class Turns {

    private final Semaphore turn = new Semaphore(1, true);

    /** Does it when nobody else does; blocks until then. */
    <T> T take(Supplier<T> work) {
        turn.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
