package io.rivulet.query.product;

import static io.rivulet.query.store.DayStatistics.Reading.WANTED;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.product.ProductsView.Product;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.DayStatistics;
import io.rivulet.query.store.DayStatistics.Reading;
import io.rivulet.query.store.DaySubject;
import io.rivulet.query.store.Distinct;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds up what happened to products. */
@Singleton
final class ProductQuery {

    private static final double PRECISION = 10_000;

    private final DayStatistics statistics;

    ProductQuery(DayStatistics statistics) {
        this.statistics = statistics;
    }

    private record Visitors(Distinct viewers, Distinct clickers) {}

    /** Those that were viewed most, then those that sold most. */
    List<Product> top(List<String> siteIds, DateRange range, int limit) {
        return statistics.read(
                DaySubject.PRODUCTS,
                siteIds,
                range.timeZone(),
                range.startDate(),
                range.endDate(),
                days -> top(days, limit));
    }

    private static List<Product> top(Reading days, int limit) {
        List<Product> top = days.list(
                """
                SELECT product_id, (array_agg(name ORDER BY named_at DESC) FILTER (WHERE name <> ''))[1] AS name,
                       sum(views) AS views, sum(clicks) AS clicks, sum(conversions) AS conversions
                  FROM day_products WHERE\s""" + WANTED
                        + " GROUP BY product_id ORDER BY views DESC, conversions DESC, clicks DESC, product_id LIMIT ?",
                row -> new Product(
                        row.text("product_id"),
                        row.textOrNull("name"),
                        row.number("views"),
                        0,
                        row.number("clicks"),
                        0,
                        row.number("conversions"),
                        List.of(),
                        rate(row.number("clicks"), row.number("views")),
                        rate(row.number("conversions"), row.number("views"))),
                limit);
        List<String> shown = top.stream().map(Product::productId).toList();
        Map<String, Visitors> visitors = visitors(days, shown);
        Map<String, List<Amount>> revenue = revenue(days, shown);
        return top.stream()
                .map(product -> with(
                        product,
                        Objects.requireNonNull(visitors.get(product.productId())),
                        revenue.getOrDefault(product.productId(), List.of())))
                .toList();
    }

    private static Map<String, Visitors> visitors(Reading days, List<String> products) {
        Map<String, Visitors> byProduct = new HashMap<>();
        days.list(
                "SELECT product_id, viewers, clickers FROM day_products WHERE " + WANTED + " AND product_id = ANY (?)",
                row -> {
                    Visitors visitors = byProduct.computeIfAbsent(
                            row.text("product_id"), product -> new Visitors(new Distinct(), new Distinct()));
                    visitors.viewers().add(row.bytes("viewers"));
                    visitors.clickers().add(row.bytes("clickers"));
                    return visitors;
                },
                products);
        return byProduct;
    }

    private static Map<String, List<Amount>> revenue(Reading days, List<String> products) {
        Map<String, List<Amount>> revenue = new HashMap<>();
        days.list(
                "SELECT product_id, currency, sum(amount) AS amount FROM day_product_revenue WHERE " + WANTED
                        + " AND product_id = ANY (?) GROUP BY product_id, currency ORDER BY product_id, currency",
                row -> revenue.computeIfAbsent(row.text("product_id"), product -> new ArrayList<>())
                        .add(new Amount(
                                row.text("currency"),
                                Objects.requireNonNullElse(row.amount("amount"), BigDecimal.ZERO))),
                products);
        return revenue;
    }

    private static Product with(Product product, Visitors visitors, List<Amount> revenue) {
        return new Product(
                product.productId(),
                product.name(),
                product.views(),
                visitors.viewers().count(),
                product.clicks(),
                visitors.clickers().count(),
                product.conversions(),
                revenue,
                product.ctr(),
                product.conversionRate());
    }

    private static @Nullable Double rate(long some, long all) {
        return all == 0 ? null : Math.round(PRECISION * some / all) / PRECISION;
    }
}
