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
        Map<LocalDate, OfSessions> sessions = sessions(days);
        Map<LocalDate, List<Amount>> revenue = revenue(days);
        return range.startDate()
                .datesUntil(range.endDate().plusDays(1))
                .map(day -> {
                    CountedDays.Sums sums = counted.on(day);
                    OfSessions ofSessions = sessions.get(day);
                    return new Day(
                            day,
                            sums.visitors(),
                            ofSessions == null ? 0 : ofSessions.sessions(),
                            sums.pageViews(),
                            sums.events(),
                            sums.conversions(),
                            revenue.getOrDefault(day, List.of()),
                            ofSessions == null ? null : ofSessions.seconds(),
                            ofSessions == null ? null : ofSessions.bounces());
                })
                .toList();
    }

    private record OfSessions(long sessions, double seconds, double bounces) {}

    private static Map<LocalDate, OfSessions> sessions(Reading days) {
        Map<LocalDate, OfSessions> byDay = new HashMap<>();
        days.list(
                """
                SELECT day, sum(visits) AS sessions, round(sum(seconds) / sum(visits), 3) AS seconds,
                       round(sum(bounces) / sum(visits), 4) AS bounces
                  FROM day_visits WHERE dimension = 'all' AND\s""" + WANTED + " GROUP BY day HAVING sum(visits) > 0",
                row -> byDay.put(
                        row.day("day"),
                        new OfSessions(row.number("sessions"), row.decimal("seconds"), row.decimal("bounces"))));
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
