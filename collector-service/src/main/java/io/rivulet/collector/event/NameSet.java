package io.rivulet.collector.event;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * A set of a few names that is asked about many others: a bit for each of 64 of their hashes tells of most that they are
 * not among them, before anything is looked up.
 */
public final class NameSet {

    // No immutable set: those divide to find a place, which takes longer than all the rest of a look-up.
    private final Set<String> names;
    private final long marks;

    public NameSet(Collection<String> names) {
        this.names = new HashSet<>(names);
        long all = 0;
        for (String name : names) {
            all |= mark(name);
        }
        this.marks = all;
    }

    public boolean has(String name) {
        return (marks & mark(name)) != 0 && names.contains(name);
    }

    /** A bit for the hash of a name. */
    static long mark(String name) {
        return 1L << name.hashCode();
    }
}
