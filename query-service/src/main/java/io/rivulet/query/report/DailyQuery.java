package io.rivulet.query.report;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.report.DashboardView.Day;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.Postgres;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts a range day by day, days without anything included. */
@Singleton
final class DailyQuery {

    private final Postgres postgres;

    DailyQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    private record OfEvents(long visitors, long pageViews, long events, long conversions) {}

    List<Day> of(List<String> siteIds, DateRange range) {
        Map<LocalDate, OfEvents> events = events(siteIds, range);
        Map<LocalDate, Long> sessions = sessions(siteIds, range);
        Map<LocalDate, List<Amount>> revenue = revenue(siteIds, range);
        var none = new OfEvents(0, 0, 0, 0);
        return range.startDate()
                .datesUntil(range.endDate().plusDays(1))
                .map(day -> {
                    OfEvents counted = events.getOrDefault(day, none);
                    return new Day(
                            day,
                            counted.visitors(),
                            sessions.getOrDefault(day, 0L),
                            counted.pageViews(),
                            counted.events(),
                            counted.conversions(),
                            revenue.getOrDefault(day, List.of()));
                })
                .toList();
    }

    private Map<LocalDate, OfEvents> events(List<String> siteIds, DateRange range) {
        Map<LocalDate, OfEvents> days = new HashMap<>();
        postgres.list(
                """
                SELECT (occurred_at AT TIME ZONE ?)::date AS day, count(DISTINCT visitor_id) AS visitors,
                       count(*) AS events, count(*) FILTER (WHERE kind = 'PAGE_VIEW') AS page_views,
                       count(*) FILTER (WHERE conversion) AS conversions
                  FROM events WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot
                 GROUP BY 1""",
                row -> days.put(
                        row.day("day"),
                        new OfEvents(
                                row.number("visitors"),
                                row.number("page_views"),
                                row.number("events"),
                                row.number("conversions"))),
                range.timeZone().getId(),
                siteIds,
                range.from(),
                range.until());
        return days;
    }

    private Map<LocalDate, Long> sessions(List<String> siteIds, DateRange range) {
        Map<LocalDate, Long> days = new HashMap<>();
        postgres.list(
                """
                SELECT (started_at AT TIME ZONE ?)::date AS day, count(*) AS sessions
                  FROM sessions WHERE site_id = ANY (?) AND started_at >= ? AND started_at < ?
                   AND NOT bot AND state <> 'MERGED_INTO'
                 GROUP BY 1""",
                row -> days.put(row.day("day"), row.number("sessions")),
                range.timeZone().getId(),
                siteIds,
                range.from(),
                range.until());
        return days;
    }

    private Map<LocalDate, List<Amount>> revenue(List<String> siteIds, DateRange range) {
        Map<LocalDate, List<Amount>> days = new HashMap<>();
        postgres.list(
                """
                SELECT (occurred_at AT TIME ZONE ?)::date AS day, currency, sum(revenue) AS amount
                  FROM events WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot
                   AND revenue IS NOT NULL
                 GROUP BY 1, 2 ORDER BY 1, 2""",
                row -> days.computeIfAbsent(row.day("day"), day -> new ArrayList<>())
                        .add(KpiQuery.amount(row)),
                range.timeZone().getId(),
                siteIds,
                range.from(),
                range.until());
        return days;
    }
}
