package io.rivulet.query.report;

import static io.rivulet.query.store.DayStatistics.Reading.WANTED;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.report.DashboardView.Day;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.DayStatistics.Reading;
import io.rivulet.query.store.Distinct;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a range day by day, days without anything included. */
final class DailyQuery {

    private DailyQuery() {}

    /** One day of all wanted sites. */
    private static final class OfEvents {
        private final Distinct visitors = new Distinct();
        private long pageViews;
        private long events;
        private long conversions;
    }

    static List<Day> of(Reading days, DateRange range) {
        Map<LocalDate, OfEvents> events = events(days);
        Map<LocalDate, Long> sessions = sessions(days);
        Map<LocalDate, List<Amount>> revenue = revenue(days);
        var none = new OfEvents();
        return range.startDate()
                .datesUntil(range.endDate().plusDays(1))
                .map(day -> {
                    OfEvents counted = events.getOrDefault(day, none);
                    return new Day(
                            day,
                            counted.visitors.count(),
                            sessions.getOrDefault(day, 0L),
                            counted.pageViews,
                            counted.events,
                            counted.conversions,
                            revenue.getOrDefault(day, List.of()));
                })
                .toList();
    }

    private static Map<LocalDate, OfEvents> events(Reading days) {
        Map<LocalDate, OfEvents> byDay = new HashMap<>();
        days.list("SELECT day, events, page_views, conversions, visitors FROM day_statistics WHERE " + WANTED, row -> {
            OfEvents day = byDay.computeIfAbsent(row.day("day"), key -> new OfEvents());
            day.visitors.add(row.bytes("visitors"));
            day.events += row.number("events");
            day.pageViews += row.number("page_views");
            day.conversions += row.number("conversions");
            return day;
        });
        return byDay;
    }

    private static Map<LocalDate, Long> sessions(Reading days) {
        Map<LocalDate, Long> byDay = new HashMap<>();
        days.list(
                "SELECT day, sum(visits) AS sessions FROM day_visits WHERE dimension = 'all' AND " + WANTED
                        + " GROUP BY day",
                row -> byDay.put(row.day("day"), row.number("sessions")));
        return byDay;
    }

    private static Map<LocalDate, List<Amount>> revenue(Reading days) {
        Map<LocalDate, List<Amount>> byDay = new HashMap<>();
        days.list(
                "SELECT day, currency, sum(amount) AS amount FROM day_revenue WHERE " + WANTED
                        + " GROUP BY day, currency ORDER BY day, currency",
                row -> byDay.computeIfAbsent(row.day("day"), day -> new ArrayList<>())
                        .add(KpiQuery.amount(row)));
        return byDay;
    }
}
