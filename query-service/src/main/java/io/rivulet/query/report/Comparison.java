package io.rivulet.query.report;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.problem.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With what a range is compared. */
enum Comparison {
    NONE,
    PREVIOUS,
    YEAR;

    static Comparison parse(@Nullable String text) {
        return switch (text == null ? "none" : text) {
            case "none", "" -> NONE;
            case "previous" -> PREVIOUS;
            case "year" -> YEAR;
            default -> throw Refusal.parameter("compare", "compare is one of previous, year, none.");
        };
    }

    Optional<DateRange> of(DateRange range) {
        return switch (this) {
            case NONE -> Optional.empty();
            case PREVIOUS -> Optional.of(range.previous());
            case YEAR -> Optional.of(range.yearBefore());
        };
    }
}
