package io.rivulet.query.filter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How constants are written in questions. */
public final class Words {

    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static String of(List<? extends Enum<?>> constants) {
        return constants.stream().map(Words::of).collect(Collectors.joining(", "));
    }
}
