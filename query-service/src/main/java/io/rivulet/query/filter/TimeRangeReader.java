package io.rivulet.query.filter;

import io.rivulet.query.problem.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ranges of time as Plausible writes them. What counts days or months backwards ends before today or this month. */
public final class TimeRangeReader {

    private static final String ALLOWED = "\"day\", \"24h\", \"7d\", \"28d\", \"30d\", \"91d\", \"month\", \"6mo\", "
            + "\"12mo\", \"year\", \"all\", or two days or two times in ISO-8601, the first one first, of the years "
            + "1970 to 9999.";
    private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,3})d");
    private static final Pattern MONTHS = Pattern.compile("([1-9]\\d{0,2})mo");
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 2);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);
    private static final int LENGTH_OF_A_DAY = 10;

    private final Clock clock;

    public TimeRangeReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads a range.
     *
     * @param firstEvent when the first event of the site happened; asked for only where everything is wanted
     * @throws Refusal naming the place and what is allowed
     */
    public TimeRange read(Asked asked, ZoneId timeZone, Supplier<Optional<Instant>> firstEvent) {
        TimeRange range = asked.isList() ? between(asked, timeZone) : named(asked, timeZone, firstEvent);
        if (!range.from().isBefore(range.until())
                || range.firstDay().isBefore(EARLIEST)
                || range.lastDay().isAfter(LATEST)) {
            throw asked.refused(ALLOWED);
        }
        return range;
    }

    private TimeRange named(Asked asked, ZoneId timeZone, Supplier<Optional<Instant>> firstEvent) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), timeZone);
        LocalDate monthBegin = today.withDayOfMonth(1);
        String word = asked.isText() ? asked.json().textValue() : "";
        return switch (word) {
            case "day" -> TimeRange.ofDays(today, today, timeZone);
            case "24h" -> new TimeRange(clock.instant().minus(Duration.ofDays(1)), clock.instant(), timeZone);
            case "month" ->
                TimeRange.ofDays(monthBegin, monthBegin.plusMonths(1).minusDays(1), timeZone);
            case "year" ->
                TimeRange.ofDays(
                        today.withDayOfYear(1),
                        today.withDayOfYear(1).plusYears(1).minusDays(1),
                        timeZone);
            case "all" -> TimeRange.ofDays(firstDay(firstEvent, today, timeZone), today, timeZone);
            default -> counted(asked, word, today, timeZone);
        };
    }

    private static LocalDate firstDay(Supplier<Optional<Instant>> firstEvent, LocalDate today, ZoneId timeZone) {
        return firstEvent
                .get()
                .map(time -> LocalDate.ofInstant(time, timeZone))
                .filter(day -> day.isBefore(today))
                .map(day -> day.isBefore(EARLIEST) ? EARLIEST : day)
                .orElse(today);
    }

    private static TimeRange counted(Asked asked, String word, LocalDate today, ZoneId timeZone) {
        Matcher days = DAYS.matcher(word);
        if (days.matches()) {
            return TimeRange.ofDays(today.minusDays(Integer.parseInt(days.group(1))), today.minusDays(1), timeZone);
        }
        Matcher months = MONTHS.matcher(word);
        if (months.matches()) {
            LocalDate monthBegin = today.withDayOfMonth(1);
            return TimeRange.ofDays(
                    monthBegin.minusMonths(Integer.parseInt(months.group(1))), monthBegin.minusDays(1), timeZone);
        }
        throw asked.refused(ALLOWED);
    }

    private static TimeRange between(Asked asked, ZoneId timeZone) {
        String first = asked.json().path(0).asText();
        String last = asked.json().path(1).asText();
        if (asked.json().size() != 2) {
            throw asked.refused(ALLOWED);
        }
        try {
            return first.length() == LENGTH_OF_A_DAY
                    ? TimeRange.ofDays(LocalDate.parse(first), LocalDate.parse(last), timeZone)
                    : new TimeRange(
                            OffsetDateTime.parse(first).toInstant(),
                            OffsetDateTime.parse(last).toInstant(),
                            timeZone);
        } catch (DateTimeException e) {
            throw asked.refused(ALLOWED);
        }
    }
}
