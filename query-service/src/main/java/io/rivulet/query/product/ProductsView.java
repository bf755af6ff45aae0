package io.rivulet.query.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.memory.Dated;
import io.rivulet.query.store.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The products of a range that were viewed most, bots left out.
 *
 * @param asOf everything that was in the topics at that time is counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProductsView(
        LocalDate startDate,
        LocalDate endDate,
        String timeZone,
        List<String> siteIds,
        @Nullable Instant asOf,
        List<Product> products)
        implements Dated<ProductsView> {

    @Override
    public ProductsView dated(@Nullable Instant then) {
        return new ProductsView(startDate, endDate, timeZone, siteIds, then, products);
    }

    /**
     * A product.
     *
     * @param name as it was last called
     * @param views events {@code product_view}
     * @param uniqueViews by how many visitors
     * @param clicks events {@code product_click} and {@code affiliate_click}
     * @param conversions conversions that name it, also as one of several
     * @param revenue of the events that are its own what they brought, of orders its price times its quantity; money
     *     that went back is subtracted
     * @param ctr clicks for each view; none without views
     * @param conversionRate conversions for each view; none without views
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Product(
            String productId,
            @Nullable String name,
            long views,
            long uniqueViews,
            long clicks,
            long uniqueClicks,
            long conversions,
            List<Amount> revenue,
            @Nullable Double ctr,
            @Nullable Double conversionRate) {}
}
