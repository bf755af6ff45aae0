package io.rivulet.query.live;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The numbers of one pod's frames, from its start to its end. They grow, across restarts too; their last 13 bits say
 * whose they are, so that a number of another pod, or of this one before it was started again, is not taken for its own.
 * They stay below 2^53, which is as far as JavaScript counts.
 */
final class Numbering {

    private static final int TAGS = 1 << 13;
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final long first;
    private final int tag;

    Numbering(Instant startedAt, int random) {
        this.first = Math.max(0, Duration.between(BEGINNING, startedAt).toMillis());
        this.tag = Math.floorMod(random, TAGS);
    }

    long sequence(long index) {
        return (first + index) * TAGS + tag;
    }

    /** Which of this pod's frames has the number, if it is one of this pod's at all. */
    OptionalLong index(long sequence) {
        long index = sequence / TAGS - first;
        return sequence >= 0 && sequence % TAGS == tag && index >= -1 ? OptionalLong.of(index) : OptionalLong.empty();
    }
}
