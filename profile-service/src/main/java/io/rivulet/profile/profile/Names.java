package io.rivulet.profile.profile;

import java.util.List;
import java.util.TreeSet;

/** Sets of names, as ordered lists. */
final class Names {

    private Names() {}

    static List<String> one(String name) {
        return List.of(name);
    }

    /** Both, ordered, the first so many: the smallest of a union are the smallest of whatever parts it is made from. */
    static List<String> union(List<String> one, List<String> other, int most) {
        if (one.containsAll(other)) {
            return one;
        }
        var union = new TreeSet<>(one);
        union.addAll(other);
        return union.stream().limit(most).toList();
    }
}
