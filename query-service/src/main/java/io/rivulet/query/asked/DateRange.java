package io.rivulet.query.asked;

import io.rivulet.query.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days from the first to the last, both included, in a time zone. */
public record DateRange(LocalDate startDate, LocalDate endDate, ZoneId timeZone) {

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /**
     * Reads a range.
     *
     * @throws Refusal naming the parameter that is wrong, and what is allowed
     */
    public static DateRange parse(@Nullable String start, @Nullable String end, ZoneId timeZone, int longest) {
        var range = new DateRange(day("startDate", start), day("endDate", end), timeZone);
        if (range.endDate().isBefore(range.startDate())) {
            throw Refusal.parameter("endDate", "endDate is startDate or a later day.");
        }
        if (range.days() > longest) {
            throw Refusal.parameter("endDate", "A range has at most " + longest + " days.");
        }
        return range;
    }

    private static LocalDate day(String field, @Nullable String text) {
        try {
            LocalDate day = LocalDate.parse(text == null ? "" : text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw Refusal.parameter(field, field + " is an ISO date, as 2026-03-02.");
        }
        throw Refusal.parameter(field, field + " is a day of the years 1970 to 9999.");
    }

    public Instant from() {
        return startDate.atStartOfDay(timeZone).toInstant();
    }

    /** The end, itself not included. */
    public Instant until() {
        return endDate.plusDays(1).atStartOfDay(timeZone).toInstant();
    }

    public long days() {
        return ChronoUnit.DAYS.between(startDate, endDate) + 1;
    }

    /** As many days, just before. */
    public DateRange previous() {
        return new DateRange(startDate.minusDays(days()), startDate.minusDays(1), timeZone);
    }

    /** The same days of the year before. */
    public DateRange yearBefore() {
        return new DateRange(startDate.minusYears(1), endDate.minusYears(1), timeZone);
    }
}
