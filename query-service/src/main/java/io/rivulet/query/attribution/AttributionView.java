package io.rivulet.query.attribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.attribution.credit.Ledger;
import io.rivulet.query.attribution.credit.MarkovChain;
import io.rivulet.query.attribution.credit.Model;
import io.rivulet.query.memory.Dated;
import io.rivulet.query.store.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who earned the conversions of a range, in the eyes of eight models.
 *
 * @param asOf everything that was in the topics at that time is counted
 * @param goals the conversions that count; all where there are none
 * @param rows the largest credit of the first model first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttributionView(
        LocalDate startDate,
        LocalDate endDate,
        String timeZone,
        List<String> siteIds,
        @Nullable Instant asOf,
        String dimension,
        long lookbackDays,
        List<String> goals,
        long conversions,
        List<Amount> revenue,
        Paths paths,
        List<Row> rows)
        implements Dated<AttributionView> {

    private static final int DIGITS = 9;

    @Override
    public AttributionView dated(@Nullable Instant then) {
        return new AttributionView(
                startDate,
                endDate,
                timeZone,
                siteIds,
                then,
                dimension,
                lookbackDays,
                goals,
                conversions,
                revenue,
                paths,
                rows);
    }

    /**
     * The paths that all models look at.
     *
     * @param converting those that ended with a conversion and had a visit
     * @param conversionProbability of the Markov chain; the share of converting paths
     */
    record Paths(long all, long converting, double conversionProbability) {}

    /**
     * A channel, source or campaign. Of each model the rows add up to the totals, exactly.
     *
     * @param touches how many of its visits were on the way to a conversion; one that led to two counts twice
     * @param cost what it cost in the range, as far as that was said
     * @param removalEffect the share of conversions that there would not be without it, as the Markov chain has it
     */
    record Row(
            @Schema(
                    description = "(other) is what is beyond the 200 names with the most visits, (unattributed) holds "
                            + "the conversions before which there was no visit")
            String name,

            long touches,
            double removalEffect,
            List<Amount> cost,

            @Schema(
                    description = "By model: first, last, lastNonDirect, linear, positionBased, timeDecay, markov, "
                            + "shapley")
            Map<String, Credit> models) {}

    /**
     * What a model credits.
     *
     * @param acquisitionCost cost for each conversion, one a currency; none without cost or conversions
     * @param returns one for each currency in which there is a cost
     */
    record Credit(
            BigDecimal conversions,
            List<Amount> revenue,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Amount> acquisitionCost,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Return> returns) {}

    /**
     * What money brought back.
     *
     * @param roas revenue for each unit spent
     * @param roi revenue less cost for each unit spent
     */
    record Return(String currency, double roas, double roi) {}

    static AttributionView of(
            Question question, Ledger ledger, Map<String, Map<String, BigDecimal>> costs, @Nullable Instant asOf) {
        MarkovChain.Effects effects = ledger.chain().effects();
        var range = question.range();
        return new AttributionView(
                range.startDate(),
                range.endDate(),
                range.timeZone().getId(),
                question.siteIds(),
                asOf,
                question.dimension().wireName(),
                question.lookback().toDays(),
                question.goals(),
                ledger.total().conversions(),
                amounts(ledger.total().revenue()),
                new Paths(
                        ledger.chain().paths(), ledger.chain().conversions(), rounded(effects.conversionProbability())),
                rows(ledger, effects, costs));
    }

    private static List<Row> rows(
            Ledger ledger, MarkovChain.Effects effects, Map<String, Map<String, BigDecimal>> costs) {
        Set<String> names = new LinkedHashSet<>(ledger.names());
        names.addAll(costs.keySet());
        Map<String, Map<String, Credit>> models = new LinkedHashMap<>();
        for (Model model : Model.values()) {
            Map<String, Ledger.Credit> credits = ledger.credits(model, effects);
            for (String name : names) {
                Ledger.Credit credit = credits.getOrDefault(name, new Ledger.Credit(BigDecimal.ZERO, Map.of()));
                models.computeIfAbsent(name, unknown -> new LinkedHashMap<>())
                        .put(model.wireName(), Returns.of(credit, costs.getOrDefault(name, Map.of())));
            }
        }
        List<Row> rows = new ArrayList<>();
        models.forEach((name, credits) -> rows.add(new Row(
                name,
                ledger.touches().getOrDefault(name, 0L),
                rounded(effects.removalEffects().getOrDefault(name, 0.0)),
                amounts(costs.getOrDefault(name, Map.of())),
                credits)));
        rows.sort(Comparator.<Row, BigDecimal>comparing(AttributionView::firstModels)
                .reversed()
                .thenComparing(Row::name));
        return rows;
    }

    private static BigDecimal firstModels(Row row) {
        return row.models().values().iterator().next().conversions();
    }

    static List<Amount> amounts(Map<String, BigDecimal> revenue) {
        return revenue.entrySet().stream()
                .map(each -> new Amount(each.getKey(), plain(each.getValue())))
                .toList();
    }

    static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static double rounded(double number) {
        double unit = Math.pow(10, DIGITS);
        return Math.round(number * unit) / unit;
    }
}
