package io.rivulet.deploy.local.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The replay's own count of what a recording holds, to be held against everybody else's. */
final class Recorded {

    private static final int NAMED = 20;

    private long lines;
    private long unreadable;
    private final List<String> unreadableLines = new ArrayList<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final Map<String, Long> types = new TreeMap<>();
    private long events;
    private BigDecimal revenue = BigDecimal.ZERO;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /**
     * The sums.
     *
     * @param lines read, blank ones and the header not counted
     * @param unreadable lines
     * @param unreadableLines the first of these, with their numbers and what is wrong with them
     * @param leftOut lines that say nothing to be sent, by reason
     * @param events that the lines told of
     * @param types events of each type
     * @param revenue their sum, to the penny
     * @param first when the earliest happened
     * @param last when the latest happened
     */
    public record Sums(
            long lines,
            long unreadable,
            List<String> unreadableLines,
            Map<String, Long> leftOut,
            long events,
            Map<String, Long> types,
            BigDecimal revenue,
            @Nullable Instant first,
            @Nullable Instant last) {

        /** How many events of a type there are. */
        public long count(String type) {
            return types.getOrDefault(type, 0L);
        }
    }

    /** Counts a line without events; those are counted one by one. */
    synchronized void line(RecordingFile.Line line) {
        lines++;
        if (line.meaning() instanceof LineMeaning.Unreadable broken) {
            unreadable++;
            if (unreadableLines.size() < NAMED) {
                unreadableLines.add("line " + line.number() + ": " + broken.why());
            }
        } else if (line.meaning() instanceof LineMeaning.LeftOut left) {
            leftOut.merge(left.reason(), 1L, Long::sum);
        }
    }

    synchronized void event(RecordedEvent event) {
        events++;
        types.merge(event.type(), 1L, Long::sum);
        if (event.revenue() != null) {
            revenue = revenue.add(event.revenue());
        }
        Instant at = event.at();
        if (at != null) {
            first = first == null || at.isBefore(first) ? at : first;
            last = last == null || at.isAfter(last) ? at : last;
        }
    }

    synchronized Sums sums() {
        return new Sums(
                lines,
                unreadable,
                List.copyOf(unreadableLines),
                Map.copyOf(leftOut),
                events,
                new TreeMap<>(types),
                revenue,
                first,
                last);
    }
}
