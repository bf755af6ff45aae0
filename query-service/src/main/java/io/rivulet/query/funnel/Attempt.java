package io.rivulet.query.funnel;

import org.jspecify.annotations.Nullable;

/**
 * How far somebody has come.
 *
 * @param before how they came there; none at the first step
 * @param level how many steps they have taken
 * @param startedAt when they took the first, in milliseconds
 * @param at when they took the last
 * @param attribute of the first step's event
 */
record Attempt(
        @Nullable Attempt before,
        int level,
        long startedAt,
        long at,
        @Nullable String attribute) {

    static Attempt begun(long at, @Nullable String attribute) {
        return new Attempt(null, 1, at, at, attribute);
    }

    Attempt next(long time) {
        return new Attempt(this, level + 1, startedAt, time, attribute);
    }
}
