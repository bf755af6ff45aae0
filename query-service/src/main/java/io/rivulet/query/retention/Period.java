package io.rivulet.query.retention;

import io.rivulet.query.filter.SqlText;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A stretch of time, numbered: 0 is the one in which 1970 began. Weeks begin on Monday. */
enum Period {
    DAY,
    WEEK,
    MONTH;

    // The Monday of the week in which 1970 began.
    private static final LocalDate FIRST_MONDAY = LocalDate.of(1969, 12, 29);
    private static final int DAYS_OF_A_WEEK = 7;

    /** The number of the period in which a time lies, by the clocks of a zone. */
    SqlText numberOf(String time, String zone) {
        String local = "(" + time + " AT TIME ZONE ?)";
        return switch (this) {
            case DAY -> SqlText.of("(" + local + "::date - date '1970-01-01')", zone);
            case WEEK -> SqlText.of("((" + local + "::date - date '1969-12-29') / 7)", zone);
            case MONTH ->
                SqlText.of(
                        "((extract(year FROM " + local + ") - 1970) * 12 + extract(month FROM " + local
                                + ") - 1)::integer",
                        zone,
                        zone);
        };
    }

    /** The first day of a period. */
    LocalDate firstDay(int number) {
        return switch (this) {
            case DAY -> LocalDate.EPOCH.plusDays(number);
            case WEEK -> FIRST_MONDAY.plusDays((long) number * DAYS_OF_A_WEEK);
            case MONTH -> LocalDate.EPOCH.plusMonths(number);
        };
    }

    int numberOf(LocalDate day) {
        return (int)
                switch (this) {
                    case DAY -> ChronoUnit.DAYS.between(LocalDate.EPOCH, day);
                    case WEEK -> ChronoUnit.WEEKS.between(FIRST_MONDAY, day);
                    case MONTH -> ChronoUnit.MONTHS.between(LocalDate.EPOCH, day);
                };
    }
}
