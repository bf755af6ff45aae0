package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.UserEvent;
import java.util.Comparator;

/**
 * An event that counts.
 *
 * @param event as it came first
 * @param id under which it counts
 * @param arrival its place in the topic, among those that count
 * @param late came after the grace, and belongs to no visit
 * @param synthetic another event had come under its id
 */
public record Counted(UserEvent event, String id, int arrival, boolean late, boolean synthetic) {

    /** The total order of a visitor's events. */
    static final Comparator<Counted> IN_TIME = Comparator.comparing(
                    (Counted counted) -> counted.event().getOccurredAt())
            .thenComparing(counted -> counted.event().getSequence())
            .thenComparing(Counted::id);

    /** The canonical name. */
    String name() {
        return event.getEventName();
    }

    /** When it happened, in milliseconds. */
    long at() {
        return event.getOccurredAt().toEpochMilli();
    }
}
