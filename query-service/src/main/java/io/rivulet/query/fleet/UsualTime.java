package io.rivulet.query.fleet;

/**
 * Within which time 95 of 100 questions were answered of late, estimated in constant memory: a slower answer raises it by
 * 19 times what a faster one lowers it, so that it comes to rest where one of twenty is slower (frugal streaming: Ma,
 * Muthukrishnan, Sandler, 2013). Several threads may overwrite each other's step; the next one makes up for it.
 */
final class UsualTime {

    private static final double SHARE = 0.95;
    private static final double STEP = 0.05;

    private final double least;
    private final double most;
    private volatile double nanos;

    /** Never below or above these, whatever is seen. */
    UsualTime(long least, long most) {
        this.least = least;
        this.most = Math.max(least, most);
        this.nanos = least;
    }

    void saw(long taken) {
        double now = nanos;
        double next = now * (taken > now ? 1 + STEP * SHARE : 1 - STEP * (1 - SHARE));
        nanos = Math.min(most, Math.max(least, next));
    }

    long nanos() {
        return (long) nanos;
    }
}
