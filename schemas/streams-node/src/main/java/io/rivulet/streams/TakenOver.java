package io.rivulet.streams;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Partitions that were given to this instance and of whose stores nothing is missing here, though it has not begun to
 * work on them: Kafka Streams takes a second to make a writer of a stand-in. What they hold is what the writer will begin
 * with, and until then nobody changes it.
 *
 * <p>One is found to be such by a look at the ends of its changelogs, made after it was given. An instance that is no
 * longer in the group can't commit what it writes now; and what it had written when it was, and might still commit, is
 * behind none of these ends but before them, so that nothing passes for complete while it is undecided.
 */
final class TakenOver {

    // Kafka Streams creates by itself whoever opens and closes a store, and a process has one client.
    private static final Set<Integer> COMPLETE = new HashSet<>();
    private static long forgotten;

    private TakenOver() {}

    /** How often all was forgotten: of before a look. */
    static synchronized long forgotten() {
        return forgotten;
    }

    /** Nothing is sure any more: something was taken away, or a store was closed or opened, and may have come back empty. */
    static synchronized void forget() {
        forgotten++;
        COMPLETE.clear();
    }

    /**
     * What a look has shown.
     *
     * @param forgottenBefore {@link #forgotten()} when it began: what it has seen may be gone
     */
    static synchronized void found(Collection<Integer> partitions, long forgottenBefore) {
        if (forgotten == forgottenBefore) {
            COMPLETE.addAll(partitions);
        }
    }

    static synchronized boolean has(int partition) {
        return COMPLETE.contains(partition);
    }
}
