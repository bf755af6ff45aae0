package io.rivulet.query.report;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.report.DashboardView.Compared;
import io.rivulet.query.report.DashboardView.Kpis;
import io.rivulet.query.store.DayStatistics;
import io.rivulet.query.store.DaySubject;
import io.rivulet.query.store.Freshness;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts the dashboard together. */
@Singleton
final class DashboardQuery {

    private static final double PRECISION = 10_000;

    private final DayStatistics statistics;
    private final Freshness freshness;

    DashboardQuery(DayStatistics statistics, Freshness freshness) {
        this.statistics = statistics;
        this.freshness = freshness;
    }

    DashboardView of(List<String> siteIds, DateRange range, Optional<DateRange> comparedWith) {
        // Before anything is read: it may only be newer than told.
        Instant asOf = freshness.asOf();
        Compared then = comparedWith
                .map(other -> read(siteIds, other, days -> {
                    CountedDays counted = CountedDays.of(days);
                    return new Compared(
                            other.startDate(),
                            other.endDate(),
                            KpiQuery.of(days, counted),
                            Map.of(),
                            DailyQuery.of(days, counted, other));
                }))
                .orElse(null);
        return read(siteIds, range, days -> {
            CountedDays counted = CountedDays.of(days);
            Kpis now = KpiQuery.of(days, counted);
            return new DashboardView(
                    range.startDate(),
                    range.endDate(),
                    range.timeZone().getId(),
                    siteIds,
                    asOf,
                    now,
                    then == null ? null : compared(now, then),
                    DailyQuery.of(days, counted, range),
                    BreakdownQuery.visitsBy("source", days),
                    BreakdownQuery.pages(days),
                    BreakdownQuery.visitsBy("country", days),
                    BreakdownQuery.visitsBy("device", days),
                    BreakdownQuery.goals(days));
        });
    }

    private <T> T read(List<String> siteIds, DateRange range, Function<DayStatistics.Reading, T> reading) {
        return statistics.read(
                DaySubject.REPORT, siteIds, range.timeZone(), range.startDate(), range.endDate(), reading);
    }

    private static Compared compared(Kpis now, Compared before) {
        Kpis then = before.kpis();
        Map<String, Double> change = new TreeMap<>();
        grown("visitors", (double) then.visitors(), (double) now.visitors(), change);
        grown("sessions", (double) then.sessions(), (double) now.sessions(), change);
        grown("pageViews", (double) then.pageViews(), (double) now.pageViews(), change);
        grown("events", (double) then.events(), (double) now.events(), change);
        grown("averageSessionSeconds", then.averageSessionSeconds(), now.averageSessionSeconds(), change);
        grown("bounceRate", then.bounceRate(), now.bounceRate(), change);
        grown("conversions", (double) then.conversions(), (double) now.conversions(), change);
        grown("conversionRate", then.conversionRate(), now.conversionRate(), change);
        if (then.revenueTotal() != null && now.revenueTotal() != null) {
            grown(
                    "revenue",
                    then.revenueTotal().doubleValue(),
                    now.revenueTotal().doubleValue(),
                    change);
        }
        return new Compared(before.startDate(), before.endDate(), then, change, before.daily());
    }

    private static void grown(String name, double then, double now, Map<String, Double> change) {
        if (then > 0) {
            change.put(name, Math.round((now - then) / then * PRECISION) / PRECISION);
        }
    }
}
