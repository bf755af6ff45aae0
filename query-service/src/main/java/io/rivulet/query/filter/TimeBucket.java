package io.rivulet.query.filter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** How finely time is divided, by the clocks of the site. A week begins on Monday, its first one with the range. */
public enum TimeBucket {
    HOUR(ChronoUnit.HOURS, "YYYY-MM-DD HH24:00:00", DateTimeFormatter.ofPattern("uuuu-MM-dd HH:00:00")),
    DAY(ChronoUnit.DAYS, "YYYY-MM-DD", DateTimeFormatter.ISO_LOCAL_DATE),
    WEEK(ChronoUnit.WEEKS, "YYYY-MM-DD", DateTimeFormatter.ISO_LOCAL_DATE),
    MONTH(ChronoUnit.MONTHS, "YYYY-MM-DD", DateTimeFormatter.ISO_LOCAL_DATE);

    private static final int MOST_DAYS_BY_HOUR = 2;
    private static final int MOST_DAYS_BY_DAY = 100;

    private final ChronoUnit unit;
    private final String sqlForm;
    private final DateTimeFormatter form;

    TimeBucket(ChronoUnit unit, String sqlForm, DateTimeFormatter form) {
        this.unit = unit;
        this.sqlForm = sqlForm;
        this.form = form;
    }

    /** What suits a range: hours up to two days, days up to a hundred, else months. */
    public static TimeBucket suiting(TimeRange range) {
        if (range.days() <= MOST_DAYS_BY_HOUR) {
            return HOUR;
        }
        return range.days() <= MOST_DAYS_BY_DAY ? DAY : MONTH;
    }

    /** The label of the bucket in which a time lies. */
    SqlText label(String time, TimeRange range) {
        String zone = range.timeZone().getId();
        String begin = "date_trunc('" + Words.of(this) + "', " + time + " AT TIME ZONE ?)";
        SqlText clipped = this == WEEK
                ? SqlText.of(
                        "greatest(" + begin + ", ?::timestamp)",
                        zone,
                        range.firstDay().atStartOfDay().toString())
                : SqlText.of(begin, zone);
        return SqlText.of("to_char(").then(clipped).then(", '" + sqlForm + "')");
    }

    /** Every bucket of a range, also those in which nothing happened. */
    public List<String> labels(TimeRange range) {
        List<String> labels = new ArrayList<>();
        LocalDateTime first = range.localFrom();
        LocalDateTime end = range.localUntil();
        for (LocalDateTime begin = beginning(first); begin.isBefore(end); begin = begin.plus(1, unit)) {
            LocalDateTime shown = this == WEEK && begin.isBefore(first) ? first : begin;
            labels.add(form.format(shown));
        }
        return labels;
    }

    /** How many there are at most, without listing them. */
    public long count(TimeRange range) {
        return unit.between(beginning(range.localFrom()), range.localUntil()) + 1;
    }

    /** The label of the bucket that is the how-manieth of another range as this one is of its own. */
    public String counterpart(String label, TimeRange range, TimeRange other) {
        LocalDateTime begin = this == HOUR
                ? LocalDateTime.parse(label, form)
                : LocalDate.parse(label, form).atStartOfDay();
        long place = unit.between(beginning(range.localFrom()), beginning(begin));
        LocalDateTime there = beginning(other.localFrom()).plus(place, unit);
        LocalDateTime first = other.localFrom();
        return form.format(this == WEEK && there.isBefore(first) ? first : there);
    }

    private LocalDateTime beginning(LocalDateTime time) {
        LocalDate day = time.toLocalDate();
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY))
                        .atTime(LocalTime.MIDNIGHT);
            case MONTH -> day.withDayOfMonth(1).atStartOfDay();
        };
    }
}
