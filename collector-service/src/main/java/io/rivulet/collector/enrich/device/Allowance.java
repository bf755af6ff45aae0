package io.rivulet.collector.enrich.device;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Time that may be spent on something, so much in each second and no more: what is not used within a second is not kept.
 * It bounds what senders can make the collector compute, whatever they send.
 */
final class Allowance {

    private static final long SECOND = 1_000_000_000L;

    private final long nanosPerSecond;
    private final LongSupplier nanoTime;
    private final AtomicLong second = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong spent = new AtomicLong();

    /**
     * So much time.
     *
     * @param nanosPerSecond of all threads together
     * @param nanoTime as {@link System#nanoTime}
     */
    Allowance(long nanosPerSecond, LongSupplier nanoTime) {
        this.nanosPerSecond = nanosPerSecond;
        this.nanoTime = nanoTime;
    }

    /** Whether there is some left of this second's. */
    boolean isLeft() {
        long now = Math.floorDiv(nanoTime.getAsLong(), SECOND);
        long then = second.get();
        if (now != then && second.compareAndSet(then, now)) {
            spent.set(0);
        }
        return spent.get() < nanosPerSecond;
    }

    /** Takes off what was spent since a time of the clock. */
    void spentSince(long start) {
        spent.addAndGet(nanoTime.getAsLong() - start);
    }

    long now() {
        return nanoTime.getAsLong();
    }
}
