package io.rivulet.query.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.memory.Dated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number's days, and how they may go on.
 *
 * @param asOf everything that was in the topics at that time is counted
 * @param history from the first day on which there was something
 * @param daysNeeded so many days the history must have
 * @param enough whether it has them; else there is no forecast
 * @param forecast empty where the history is too short
 * @param backtest how well the past would have been foreseen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ForecastView(
        String metric,
        @Nullable String currency,
        String timeZone,
        List<String> siteIds,
        @Nullable Instant asOf,
        List<Day> history,
        int daysNeeded,
        boolean enough,
        List<Ahead> forecast,
        @Nullable Backtest backtest)
        implements Dated<ForecastView> {

    @Override
    public ForecastView dated(@Nullable Instant then) {
        return new ForecastView(
                metric, currency, timeZone, siteIds, then, history, daysNeeded, enough, forecast, backtest);
    }

    record Day(LocalDate date, double value) {}

    /**
     * A day to come. Of a hundred such days about eighty are between {@code low80} and {@code high80}.
     *
     * @param low95 none where the past had too few days to try the forecast on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ahead(
            LocalDate date,
            double value,
            @Nullable Double low80,
            @Nullable Double high80,
            @Nullable Double low95,
            @Nullable Double high95) {}

    /**
     * What the intervals are made of.
     *
     * @param origins the past days from which it was tried
     * @param meanAbsoluteError over all of them and all distances
     */
    record Backtest(int origins, double meanAbsoluteError) {}
}
