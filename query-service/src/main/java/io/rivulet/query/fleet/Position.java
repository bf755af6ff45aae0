package io.rivulet.query.fleet;

import io.rivulet.query.problem.Refusal;
import io.rivulet.schemas.Topics;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A place in {@code user-events}, as the collector names it to whom it has acknowledged events.
 *
 * @param offsets of the last event that is meant, by partition
 */
public record Position(Map<Integer, Long> offsets) {

    // Longer numbers are no offsets, and parse to none.
    private static final Pattern FORM = Pattern.compile("\\d{1,4}-\\d{1,18}(\\.\\d{1,4}-\\d{1,18})*");

    public Position {
        offsets = Map.copyOf(offsets);
    }

    /**
     * Reads what the collector's {@code X-Position} says.
     *
     * @param field the parameter it stands in
     * @throws Refusal naming the parameter and the form
     */
    public static Position of(String field, String text) {
        Map<Integer, Long> offsets = new TreeMap<>();
        if (FORM.matcher(text).matches()) {
            for (String place : text.split("\\.", -1)) {
                int dash = place.indexOf('-');
                int partition = Integer.parseInt(place.substring(0, dash));
                if (partition >= Topics.USER_EVENTS.partitions()) {
                    throw Refusal.parameter(field, "There is no partition " + partition + " of events.");
                }
                offsets.merge(partition, Long.parseLong(place.substring(dash + 1)), Math::max);
            }
            return new Position(offsets);
        }
        throw Refusal.parameter(
                field,
                field
                        + " is what the collector's X-Position said: partition-offset, several with dots between, as 3-17.8-2.");
    }
}
