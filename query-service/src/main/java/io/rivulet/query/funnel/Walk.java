package io.rivulet.query.funnel;

import org.jspecify.annotations.Nullable;

/** Goes through one person's events, the earliest first, and remembers how far they came at best. */
interface Walk {

    /**
     * Looks at the next event.
     *
     * @param at when, in milliseconds
     * @param steps a bit for each step that it may be, the lowest for the first
     * @param exclusions a bit for each exclusion that it is
     */
    void take(long at, int steps, int exclusions, @Nullable String attribute);

    /** What comes is of another visit, and attempts do not go on there. */
    void nextVisit();

    /** The attempt that came farthest; of several the one that was there first. None without a first step. */
    @Nullable Attempt best();
}
