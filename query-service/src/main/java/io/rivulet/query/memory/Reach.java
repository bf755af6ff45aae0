package io.rivulet.query.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an answer is made of: all that happened on the UTC days of some spans, on some sites. As long as nobody has written
 * to these, the answer is what it was.
 */
public record Reach(List<String> siteIds, List<Span> spans) {

    // An event has its visit's attributes, and the visit may have begun so long before.
    private static final int LONGEST_VISIT = 2;

    /** Nobody counts writes to what the answer is made of: it is never given again. */
    public static final Reach UNKNOWN = new Reach(List.of(), List.of());

    public Reach {
        siteIds = List.copyOf(siteIds);
        spans = List.copyOf(spans);
    }

    /** Days, the first and the last included. */
    record Span(LocalDate first, LocalDate last) {}

    /** From a time, itself included, until another, itself not included. */
    public static Reach of(List<String> siteIds, Instant from, Instant until) {
        return new Reach(siteIds, List.of(span(from, until)));
    }

    /** The same, and another range. */
    public Reach and(Instant from, Instant until) {
        if (equals(UNKNOWN)) {
            return this;
        }
        return new Reach(
                siteIds,
                Stream.concat(spans.stream(), Stream.of(span(from, until))).toList());
    }

    private static Span span(Instant from, Instant until) {
        return new Span(
                LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(LONGEST_VISIT),
                LocalDate.ofInstant(until.minusNanos(1), ZoneOffset.UTC));
    }
}
