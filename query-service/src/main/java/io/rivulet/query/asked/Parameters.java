package io.rivulet.query.asked;

import io.rivulet.query.problem.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a path's query. */
public final class Parameters {

    private static final int MOST_DIGITS = 9;

    private Parameters() {}

    /**
     * A whole number within bounds, both included.
     *
     * @throws Refusal naming the parameter and the bounds
     */
    public static int whole(String field, @Nullable String text, int otherwise, int least, int most) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (text.length() <= MOST_DIGITS && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Refusal.parameter(field, field + " is a whole number from " + least + " to " + most + ".");
    }

    /**
     * One of an enum's values, in lower case; the first where none is said.
     *
     * @throws Refusal naming the parameter and the choices
     */
    public static <E extends Enum<E>> E oneOf(String field, @Nullable String text, Class<E> choices) {
        E[] values = choices.getEnumConstants();
        if (text == null || text.isEmpty()) {
            return values[0];
        }
        return Arrays.stream(values)
                .filter(value -> wireName(value).equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter(
                        field,
                        field + " is one of "
                                + Arrays.stream(values)
                                        .map(Parameters::wireName)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
