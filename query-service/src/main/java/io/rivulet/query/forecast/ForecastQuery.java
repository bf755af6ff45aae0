package io.rivulet.query.forecast;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.forecast.ForecastView.Ahead;
import io.rivulet.query.forecast.ForecastView.Backtest;
import io.rivulet.query.forecast.ForecastView.Day;
import io.rivulet.query.forecast.series.Outlook;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Sites;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts a metric day by day and looks ahead. */
@Singleton
final class ForecastQuery {

    private static final double PRECISION = 10_000;

    private final Postgres postgres;
    private final Freshness freshness;

    ForecastQuery(Postgres postgres, Freshness freshness) {
        this.postgres = postgres;
        this.freshness = freshness;
    }

    /**
     * Looks ahead from the day after the range.
     *
     * @param currency for revenue; none where there is only one
     */
    ForecastView of(Metric metric, @Nullable String currency, Sites.Asked sites, DateRange range, int ahead) {
        String counted = metric == Metric.REVENUE ? currency(currency, sites.ids(), range) : null;
        List<Day> history = history(metric, counted, sites.ids(), range);
        int needed = Outlook.daysNeeded(ahead);
        if (history.size() < needed) {
            return view(metric, counted, sites, history, needed, List.of(), null);
        }
        Outlook outlook = Outlook.of(history.stream().mapToDouble(Day::value).toArray(), ahead);
        List<Ahead> days = new ArrayList<>();
        double[] values = outlook.forecast();
        for (int day = 0; day < ahead; day++) {
            days.add(ahead(range.endDate().plusDays(day + 1L), values[day], day, metric, outlook));
        }
        var backtest = new Backtest(outlook.cuts(), rounded(outlook.meanAbsoluteError()));
        return view(metric, counted, sites, history, needed, days, backtest);
    }

    private ForecastView view(
            Metric metric,
            @Nullable String currency,
            Sites.Asked sites,
            List<Day> history,
            int needed,
            List<Ahead> days,
            @Nullable Backtest backtest) {
        return new ForecastView(
                metric.wireName(),
                currency,
                sites.timeZone().getId(),
                sites.ids(),
                freshness.asOf(),
                history,
                needed,
                !days.isEmpty(),
                days,
                backtest);
    }

    private List<Day> history(Metric metric, @Nullable String currency, List<String> siteIds, DateRange range) {
        Map<LocalDate, Double> days = new HashMap<>();
        List<Object> values = new ArrayList<>(List.of(range.timeZone().getId(), siteIds, range.from(), range.until()));
        if (currency != null) {
            values.add(currency);
        }
        postgres.list(
                metric.query() + (currency == null ? "" : " AND currency = ?") + " GROUP BY 1",
                row -> days.put(row.day("day"), row.decimal("number")),
                values.toArray());
        LocalDate first = days.keySet().stream().min(LocalDate::compareTo).orElse(null);
        return first == null
                ? List.of()
                : first.datesUntil(range.endDate().plusDays(1))
                        .map(day -> new Day(day, days.getOrDefault(day, 0.0)))
                        .toList();
    }

    private String currency(@Nullable String wanted, List<String> siteIds, DateRange range) {
        if (wanted != null) {
            return wanted;
        }
        List<String> there = postgres.list("""
                SELECT DISTINCT currency FROM events
                 WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot AND revenue IS NOT NULL
                 ORDER BY 1""", row -> row.text("currency"), siteIds, range.from(), range.until());
        if (there.size() > 1) {
            throw Refusal.parameter(
                    "currency", "There is revenue in several currencies; say one of " + String.join(", ", there) + ".");
        }
        return there.isEmpty() ? "" : there.get(0);
    }

    private static Ahead ahead(LocalDate date, double value, int day, Metric metric, Outlook outlook) {
        return new Ahead(
                date,
                bounded(value, metric),
                edge(value, -1, day, 0.8, metric, outlook),
                edge(value, 1, day, 0.8, metric, outlook),
                edge(value, -1, day, 0.95, metric, outlook),
                edge(value, 1, day, 0.95, metric, outlook));
    }

    private static @Nullable Double edge(
            double value, int side, int day, double level, Metric metric, Outlook outlook) {
        var margin = outlook.margin(day, level);
        return margin.isPresent() ? bounded(value + side * margin.getAsDouble(), metric) : null;
    }

    private static double bounded(double value, Metric metric) {
        return rounded(metric.counts() ? Math.max(0, value) : value);
    }

    private static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }
}
