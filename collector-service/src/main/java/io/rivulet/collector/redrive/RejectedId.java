package io.rivulet.collector.redrive;

import io.rivulet.schemas.Topics;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of a rejected event, which is its name: {@code rejected-events-2-1207}. */
public record RejectedId(int partition, long offset) {

    private static final Pattern FORM =
            Pattern.compile(Pattern.quote(Topics.REJECTED_EVENTS.name()) + "-(\\d{1,4})-(\\d{1,18})");

    /** The place that a text names, if it does. */
    public static Optional<RejectedId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new RejectedId(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return Topics.REJECTED_EVENTS.name() + "-" + partition + "-" + offset;
    }
}
