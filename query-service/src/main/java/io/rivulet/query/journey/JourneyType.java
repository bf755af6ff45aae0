package io.rivulet.query.journey;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How people come to a conversion, or don't: the first that fits. Each person has one. */
public enum JourneyType {
    DIRECT_CONVERTERS("A conversion in the first visit", "converting = 1"),
    RESEARCHERS("The first conversion in the second to fifth visit", "converting BETWEEN 2 AND 5"),
    BROWSERS("More than three visits and no conversion", "converting = 0 AND visits > 3"),
    OTHERS("Everybody else: up to three visits without a conversion, or more than five before the first one", "true");

    private final String description;
    private final String rule;

    JourneyType(String description, String rule) {
        this.description = description;
        this.rule = rule;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    /**
     * An expression over {@code visits}, how many somebody made, and {@code converting}, the how-manieth was the first with
     * a conversion, 0 without one.
     */
    static String expression() {
        return Arrays.stream(values())
                .map(type -> "WHEN " + type.rule + " THEN '" + type.wireName() + "'")
                .collect(Collectors.joining(" ", "CASE ", " END"));
    }
}
