package io.rivulet.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How the changelogs of a process looked at one moment, and up to when each is complete here.
 *
 * @param at when
 */
record Sight(@Nullable Instant at, Map<TopicPartition, Seen> changelogs) {

    static final Sight NONE = new Sight(null, Map.of());

    /** For so long a partition may be out of sight, on its way from standing in to being written, or back. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(30);

    /**
     * A changelog.
     *
     * @param at when it was seen last
     * @param end up to where it was committed then
     * @param lag how many offsets the store was behind, 0 where those hold nothing
     * @param completeUntil when the store was complete last, if it ever was
     */
    record Seen(
            Instant at,
            long position,
            long end,
            long lag,
            @Nullable Instant completeUntil) {}

    /**
     * The next look.
     *
     * @param positions of all stores that are here
     * @param ends up to where their changelogs are committed
     * @param blank which of some changelogs have no record between a position and their end
     */
    Sight next(
            Instant now,
            Map<TopicPartition, Long> positions,
            Map<TopicPartition, Long> ends,
            BiFunction<Map<TopicPartition, Long>, Map<TopicPartition, Long>, Set<TopicPartition>> blank) {
        Map<TopicPartition, Seen> next = new HashMap<>();
        Map<TopicPartition, Long> doubtful = new HashMap<>();
        changelogs.forEach((changelog, seen) -> {
            if (seen.at().plus(ON_ITS_WAY).isAfter(now)) {
                next.put(changelog, seen);
            }
        });
        positions.forEach((changelog, position) -> {
            long end = ends.getOrDefault(changelog, 0L);
            Seen before = changelogs.get(changelog);
            boolean sameAsWhenComplete =
                    before != null && before.equals(new Seen(before.at(), position, end, 0, before.at()));
            if (position >= end || sameAsWhenComplete) {
                next.put(changelog, new Seen(now, position, end, 0, now));
                return;
            }
            next.put(changelog, new Seen(now, position, end, end - position, completeUntil(before, position)));
            if (before == null || position < before.end()) {
                doubtful.put(changelog, position);
            }
        });
        if (!doubtful.isEmpty()) {
            for (TopicPartition changelog : blank.apply(doubtful, ends)) {
                Seen seen = next.get(changelog);
                if (seen != null) {
                    next.put(changelog, new Seen(now, seen.position(), seen.end(), 0, now));
                }
            }
        }
        return new Sight(now, Map.copyOf(next));
    }

    /**
     * Of a store that is not at the end. Where it is where the changelog ended at the look before, it has everything that
     * was there then: while much is written nobody is ever quite at the end. Where it went back it starts anew.
     */
    private static @Nullable Instant completeUntil(@Nullable Seen before, long position) {
        if (before == null || position < before.position()) {
            return null;
        }
        return position >= before.end() ? before.at() : before.completeUntil();
    }

    /** Of all stores of a partition the one that is farthest behind; nothing when none of them was seen. */
    OptionalLong lag(int partition) {
        return of(partition).stream().mapToLong(Seen::lag).max();
    }

    /** Up to when all stores of a partition are complete; nothing while one of them has not been so far. */
    Optional<Instant> completeUntil(int partition) {
        List<Seen> here = of(partition);
        return here.stream().allMatch(seen -> seen.completeUntil() != null)
                ? here.stream().map(Seen::completeUntil).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Whether there was a look, and everything that was seen has been complete at some time. */
    boolean isComplete() {
        return at != null && changelogs.values().stream().allMatch(seen -> seen.completeUntil() != null);
    }

    private List<Seen> of(int partition) {
        return changelogs.entrySet().stream()
                .filter(each -> each.getKey().partition() == partition)
                .map(Map.Entry::getValue)
                .toList();
    }
}
