package io.rivulet.query.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.memory.Dated;
import io.rivulet.query.store.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A range of days in numbers, bots left out.
 *
 * @param asOf everything that was in the topics at that time is counted
 * @param comparison the numbers of the range it is compared with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DashboardView(
        LocalDate startDate,
        LocalDate endDate,
        String timeZone,
        List<String> siteIds,
        @Nullable Instant asOf,
        Kpis kpis,
        @Nullable Compared comparison,
        List<Day> daily,
        List<Visits> sources,
        List<Page> pages,
        List<Visits> countries,
        List<Visits> devices,
        List<Goal> goals)
        implements Dated<DashboardView> {

    @Override
    public DashboardView dated(@Nullable Instant then) {
        return new DashboardView(
                startDate,
                endDate,
                timeZone,
                siteIds,
                then,
                kpis,
                comparison,
                daily,
                sources,
                pages,
                countries,
                devices,
                goals);
    }

    /**
     * The key numbers. Events count where they happened in the range, visits where they started in it, open ones as
     * far as they have come.
     *
     * @param visitors distinct visitors, exactly
     * @param bounceRate the share of visits with one page view and no interaction, 0 to 1
     * @param conversionRate the share of visits with a conversion, 0 to 1
     * @param orders distinct order ids of conversions that carry one
     * @param revenue net sums by currency: money that went back is subtracted
     * @param revenueTotal the sum, 0 without money; none where there are several currencies
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kpis(
            long visitors,
            long sessions,
            long pageViews,
            long events,
            double pagesPerSession,
            double averageSessionSeconds,
            double averageEngagedSeconds,
            double bounceRate,
            long conversions,
            double conversionRate,
            long orders,
            List<Amount> revenue,
            @Nullable BigDecimal revenueTotal) {}

    /**
     * The other range.
     *
     * @param change by how much each number grew, 0.1 for a tenth; none where it was nothing before
     */
    record Compared(LocalDate startDate, LocalDate endDate, Kpis kpis, Map<String, Double> change, List<Day> daily) {}

    /**
     * A day.
     *
     * @param averageSessionSeconds of the visits that began on it; none without any
     * @param bounceRate of the same
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Day(
            LocalDate date,
            long visitors,
            long sessions,
            long pageViews,
            long events,
            long conversions,
            List<Amount> revenue,
            @Nullable Double averageSessionSeconds,
            @Nullable Double bounceRate) {}

    record Visits(String name, long sessions, long visitors, double bounceRate, double conversionRate) {}

    record Page(String path, long pageViews, long visitors, long entries, long exits) {}

    record Goal(String name, long conversions, long visitors, List<Amount> revenue) {}
}
