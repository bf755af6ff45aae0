package io.rivulet.query.report;

import static io.rivulet.query.store.DayStatistics.Reading.WANTED;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.report.DashboardView.Day;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.DayStatistics.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a range day by day, days without anything included. */
final class DailyQuery {

    private DailyQuery() {}

    static List<Day> of(Reading days, CountedDays counted, DateRange range) {
        Map<LocalDate, Long> sessions = sessions(days);
        Map<LocalDate, List<Amount>> revenue = revenue(days);
        return range.startDate()
                .datesUntil(range.endDate().plusDays(1))
                .map(day -> {
                    CountedDays.Sums sums = counted.on(day);
                    return new Day(
                            day,
                            sums.visitors(),
                            sessions.getOrDefault(day, 0L),
                            sums.pageViews(),
                            sums.events(),
                            sums.conversions(),
                            revenue.getOrDefault(day, List.of()));
                })
                .toList();
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
