package io.rivulet.query.product;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.product.ProductsView.Product;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.Postgres;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts what happened to products. */
@Singleton
final class ProductQuery {

    private static final double PRECISION = 10_000;

    /**
     * One row for each product that an event is about: its own, else those of its order. What an order's line brought is
     * its price times its quantity, with the sign of the order's money; where they are no numbers it brought nothing.
     */
    private static final String MENTIONS = """
            WITH mentions AS (
                SELECT coalesce(properties->>'productId', properties->>'product_id') AS product_id,
                       coalesce(properties->>'productName', properties->>'product_name', properties->>'name') AS name,
                       visitor_id, event_name, conversion, revenue, currency, occurred_at
                  FROM events WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot
                   AND coalesce(properties->>'productId', properties->>'product_id') <> ''
                UNION ALL
                SELECT coalesce(item->>'productId', item->>'product_id', item->>'id'), item->>'name',
                       visitor_id, event_name, conversion,
                       sign(revenue) * CASE WHEN item->>'price' ~ '^[0-9]{1,12}([.][0-9]{1,6})?$'
                           THEN (item->>'price')::numeric * CASE
                               WHEN coalesce(item->>'quantity', '1') ~ '^[0-9]{1,9}([.][0-9]{1,6})?$'
                               THEN coalesce(item->>'quantity', '1')::numeric END END,
                       currency, occurred_at
                  FROM events CROSS JOIN LATERAL jsonb_array_elements(
                           CASE WHEN jsonb_typeof(properties->'products') = 'array'
                                THEN properties->'products' ELSE '[]' END) AS item
                 WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot
                   AND (conversion OR revenue IS NOT NULL)
                   AND coalesce(properties->>'productId', properties->>'product_id', '') = ''
                   AND coalesce(item->>'productId', item->>'product_id', item->>'id') <> '')
            """;

    private final Postgres postgres;

    ProductQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Those that were viewed most, then those that sold most. */
    List<Product> top(List<String> siteIds, DateRange range, int limit) {
        List<Product> top = postgres.list(
                MENTIONS + """
                SELECT product_id,
                       (array_agg(name ORDER BY occurred_at DESC) FILTER (WHERE name <> ''))[1] AS name,
                       count(*) FILTER (WHERE event_name = 'product_view') AS views,
                       count(DISTINCT visitor_id) FILTER (WHERE event_name = 'product_view') AS unique_views,
                       count(*) FILTER (WHERE event_name IN ('product_click', 'affiliate_click')) AS clicks,
                       count(DISTINCT visitor_id)
                           FILTER (WHERE event_name IN ('product_click', 'affiliate_click')) AS unique_clicks,
                       count(*) FILTER (WHERE conversion) AS conversions
                  FROM mentions GROUP BY product_id
                 ORDER BY views DESC, conversions DESC, clicks DESC, product_id LIMIT ?""",
                row -> new Product(
                        row.text("product_id"),
                        row.textOrNull("name"),
                        row.number("views"),
                        row.number("unique_views"),
                        row.number("clicks"),
                        row.number("unique_clicks"),
                        row.number("conversions"),
                        List.of(),
                        rate(row.number("clicks"), row.number("views")),
                        rate(row.number("conversions"), row.number("views"))),
                siteIds,
                range.from(),
                range.until(),
                siteIds,
                range.from(),
                range.until(),
                limit);
        Map<String, List<Amount>> revenue =
                revenue(siteIds, range, top.stream().map(Product::productId).toList());
        return top.stream()
                .map(product -> with(product, revenue.getOrDefault(product.productId(), List.of())))
                .toList();
    }

    private Map<String, List<Amount>> revenue(List<String> siteIds, DateRange range, List<String> products) {
        Map<String, List<Amount>> revenue = new HashMap<>();
        postgres.list(
                MENTIONS + """
                SELECT product_id, currency, sum(revenue) AS amount FROM mentions
                 WHERE revenue IS NOT NULL AND product_id = ANY (?)
                 GROUP BY product_id, currency ORDER BY product_id, currency""",
                row -> revenue.computeIfAbsent(row.text("product_id"), product -> new ArrayList<>())
                        .add(new Amount(
                                row.text("currency"),
                                Objects.requireNonNullElse(row.amount("amount"), BigDecimal.ZERO))),
                siteIds,
                range.from(),
                range.until(),
                siteIds,
                range.from(),
                range.until(),
                products);
        return revenue;
    }

    private static Product with(Product product, List<Amount> revenue) {
        return new Product(
                product.productId(),
                product.name(),
                product.views(),
                product.uniqueViews(),
                product.clicks(),
                product.uniqueClicks(),
                product.conversions(),
                revenue,
                product.ctr(),
                product.conversionRate());
    }

    private static @Nullable Double rate(long some, long all) {
        return all == 0 ? null : Math.round(PRECISION * some / all) / PRECISION;
    }
}
