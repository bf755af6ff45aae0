package io.rivulet.profile.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts by name. A count that reaches zero is no entry, so that equal sums are equal maps. */
final class Tally {

    private Tally() {}

    /** One name so many times; nothing for no name or a blank one. */
    static Map<String, Long> times(long count, @Nullable String name) {
        return name == null || name.isBlank() ? Map.of() : Map.of(name, count);
    }

    static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var sum = new HashMap<>(one);
        other.forEach((name, count) -> sum.merge(name, count, (a, b) -> a + b == 0 ? null : a + b));
        return sum;
    }

    /**
     * The sum with at most so many names, the first of an order. A name among the first of the whole is among the first
     * of every part, so that what is kept was counted from the start, in whatever order parts were added. Only a name
     * that is taken back makes room again, which whoever lost their place before does not get.
     */
    static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other, int most, Comparator<String> order) {
        Map<String, Long> sum = sum(one, other);
        if (sum.size() <= most) {
            return sum;
        }
        var ordered = new TreeMap<String, Long>(order);
        ordered.putAll(sum);
        while (ordered.size() > most) {
            ordered.pollLastEntry();
        }
        return new HashMap<>(ordered);
    }

    /** The sum with at most so many names, the first of the alphabet. */
    static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other, int most) {
        return sum(one, other, most, Comparator.naturalOrder());
    }
}
