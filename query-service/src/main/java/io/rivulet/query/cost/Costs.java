package io.rivulet.query.cost;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.store.Postgres;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what campaigns cost. */
@Singleton
public final class Costs {

    private final Postgres postgres;

    Costs(Postgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Takes costs; one of the same site, day, channel, source, campaign and currency takes the place of the one before.
     * All or none.
     */
    void put(String siteId, List<Cost> costs) {
        // One statement, so that it is one transaction; of two in one request the last counts.
        Map<String, Cost> last = new HashMap<>();
        costs.forEach(cost -> last.put(
                String.join(
                        "\u001f",
                        cost.day().toString(),
                        cost.channel(),
                        cost.source(),
                        cost.campaign(),
                        cost.currency()),
                cost));
        List<Cost> told = List.copyOf(last.values());
        postgres.update(
                """
                INSERT INTO campaign_costs (site_id, day, channel, source, campaign, currency, amount)
                SELECT ?, day::date, channel, source, campaign, currency, amount::numeric
                  FROM unnest(?, ?, ?, ?, ?, ?) AS told (day, channel, source, campaign, currency, amount)
                ON CONFLICT (site_id, day, channel, source, campaign, currency)
                    DO UPDATE SET amount = excluded.amount""",
                siteId,
                told.stream().map(cost -> cost.day().toString()).toList(),
                told.stream().map(Cost::channel).toList(),
                told.stream().map(Cost::source).toList(),
                told.stream().map(Cost::campaign).toList(),
                told.stream().map(Cost::currency).toList(),
                told.stream().map(cost -> cost.amount().toPlainString()).toList());
    }

    /**
     * What each name cost in a range, by currency.
     *
     * @param name an expression over channel, source and campaign, which is the caller's and not the asker's; costs for
     *     which it is null or empty are left out
     */
    public Map<String, Map<String, BigDecimal>> of(List<String> siteIds, DateRange range, String name) {
        Map<String, Map<String, BigDecimal>> costs = new HashMap<>();
        postgres.list(
                """
                SELECT %1$s AS name, currency, sum(amount) AS amount FROM campaign_costs
                 WHERE site_id = ANY (?) AND day BETWEEN ?::date AND ?::date AND %1$s <> ''
                 GROUP BY 1, 2""".formatted(name),
                row -> {
                    BigDecimal amount = row.amount("amount");
                    return costs.computeIfAbsent(row.text("name"), unknown -> new TreeMap<>())
                            .put(row.text("currency"), amount == null ? BigDecimal.ZERO : amount);
                },
                siteIds,
                range.startDate().toString(),
                range.endDate().toString());
        return costs;
    }
}
