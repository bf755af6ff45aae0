package io.rivulet.query.report;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.report.DashboardView.Compared;
import io.rivulet.query.report.DashboardView.Kpis;
import io.rivulet.query.store.Freshness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the dashboard together. */
@Singleton
final class DashboardQuery {

    private static final double PRECISION = 10_000;

    private final KpiQuery kpis;
    private final DailyQuery daily;
    private final BreakdownQuery breakdowns;
    private final Freshness freshness;

    DashboardQuery(KpiQuery kpis, DailyQuery daily, BreakdownQuery breakdowns, Freshness freshness) {
        this.kpis = kpis;
        this.daily = daily;
        this.breakdowns = breakdowns;
        this.freshness = freshness;
    }

    DashboardView of(List<String> siteIds, DateRange range, Optional<DateRange> comparedWith) {
        Kpis now = kpis.of(siteIds, range);
        return new DashboardView(
                range.startDate(),
                range.endDate(),
                range.timeZone().getId(),
                siteIds,
                freshness.asOf(),
                now,
                comparedWith.map(other -> compared(now, siteIds, other)).orElse(null),
                daily.of(siteIds, range),
                breakdowns.visitsBy("coalesce(source, channel)", siteIds, range),
                breakdowns.pages(siteIds, range),
                breakdowns.visitsBy("coalesce(country, 'unknown')", siteIds, range),
                breakdowns.visitsBy("coalesce(device_type, 'unknown')", siteIds, range),
                breakdowns.goals(siteIds, range));
    }

    private Compared compared(Kpis now, List<String> siteIds, DateRange other) {
        Kpis then = kpis.of(siteIds, other);
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
        return new Compared(other.startDate(), other.endDate(), then, change);
    }

    private static void grown(String name, double then, double now, Map<String, Double> change) {
        if (then > 0) {
            change.put(name, Math.round((now - then) / then * PRECISION) / PRECISION);
        }
    }
}
