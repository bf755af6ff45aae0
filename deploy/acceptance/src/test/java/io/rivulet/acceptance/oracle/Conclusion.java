package io.rivulet.acceptance.oracle;

import java.time.Instant;

/**
 * Something that follows from a visitor's events on a site.
 *
 * @param name the canonical name of the signal
 * @param at when it became true
 */
public record Conclusion(String name, Instant at) implements Comparable<Conclusion> {

    static Conclusion of(String name, long at) {
        return new Conclusion(name, Instant.ofEpochMilli(at));
    }

    @Override
    public int compareTo(Conclusion other) {
        int byTime = at.compareTo(other.at);
        return byTime == 0 ? name.compareTo(other.name) : byTime;
    }
}
