package io.rivulet.query.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * From a time, itself included, until another, itself not included.
 *
 * @param timeZone in which its days, weeks and months lie
 */
public record TimeRange(Instant from, Instant until, ZoneId timeZone) {

    private static final int WEEK = 7;
    private static final int WEEKS_OF_A_YEAR = 52;

    public static TimeRange ofDays(LocalDate first, LocalDate last, ZoneId timeZone) {
        return new TimeRange(
                first.atStartOfDay(timeZone).toInstant(),
                last.plusDays(1).atStartOfDay(timeZone).toInstant(),
                timeZone);
    }

    public LocalDateTime localFrom() {
        return LocalDateTime.ofInstant(from, timeZone);
    }

    public LocalDateTime localUntil() {
        return LocalDateTime.ofInstant(until, timeZone);
    }

    public LocalDate firstDay() {
        return localFrom().toLocalDate();
    }

    /** The last day of which anything belongs to it. */
    public LocalDate lastDay() {
        return localUntil().minusNanos(1).toLocalDate();
    }

    /** Days of which anything belongs to it. */
    public long days() {
        return ChronoUnit.DAYS.between(firstDay(), lastDay()) + 1;
    }

    /** As long, just before; with the same days of the week, as many whole weeks before as it takes. */
    public TimeRange previous(boolean matchDayOfWeek) {
        if (!ofWholeDays()) {
            Duration back = matchDayOfWeek ? Duration.ofDays(weeks() * WEEK) : Duration.between(from, until);
            return new TimeRange(from.minus(back), until.minus(back), timeZone);
        }
        return daysBefore(matchDayOfWeek ? weeks() * WEEK : days());
    }

    /** The same days of the year before; with the same days of the week, 52 weeks before. */
    public TimeRange yearBefore(boolean matchDayOfWeek) {
        if (matchDayOfWeek) {
            return daysBefore((long) WEEKS_OF_A_YEAR * WEEK);
        }
        return new TimeRange(
                localFrom().minusYears(1).atZone(timeZone).toInstant(),
                localUntil().minusYears(1).atZone(timeZone).toInstant(),
                timeZone);
    }

    private TimeRange daysBefore(long days) {
        return new TimeRange(
                localFrom().minusDays(days).atZone(timeZone).toInstant(),
                localUntil().minusDays(days).atZone(timeZone).toInstant(),
                timeZone);
    }

    private long weeks() {
        return (days() + WEEK - 1) / WEEK;
    }

    private boolean ofWholeDays() {
        return localFrom().toLocalTime().equals(LocalTime.MIDNIGHT)
                && localUntil().toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
