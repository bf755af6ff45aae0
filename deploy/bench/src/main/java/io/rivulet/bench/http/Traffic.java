package io.rivulet.bench.http;

import org.jspecify.annotations.Nullable;

/** What is to be sent, and who hears what came of it; called by one thread. */
public interface Traffic {

    /** The next request, for a connection that is free; null when none is due. */
    @Nullable Shot next();

    /** When the next request is due where none is now, on the clock of {@link System#nanoTime}. */
    default long nextAt() {
        return Long.MAX_VALUE;
    }

    /** A request was answered. */
    void answered(Shot shot, Answer answer);

    /** Its connection ended before its answer. */
    void lost(Shot shot);
}
