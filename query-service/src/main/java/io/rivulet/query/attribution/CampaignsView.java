package io.rivulet.query.attribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.attribution.AttributionView.Return;
import io.rivulet.query.store.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What campaigns cost and brought, in the eyes of one model.
 *
 * @param asOf everything that was in the topics at that time is counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignsView(
        LocalDate startDate,
        LocalDate endDate,
        String timeZone,
        List<String> siteIds,
        @Nullable Instant asOf,
        String model,
        List<Campaign> campaigns) {

    /** A campaign; visits without one are {@code (none)}. */
    record Campaign(
            String name,
            BigDecimal conversions,
            List<Amount> revenue,
            List<Amount> cost,
            List<Amount> acquisitionCost,
            List<Return> returns) {}

    static CampaignsView of(AttributionView whole, String model) {
        return new CampaignsView(
                whole.startDate(),
                whole.endDate(),
                whole.timeZone(),
                whole.siteIds(),
                whole.asOf(),
                model,
                whole.rows().stream()
                        .map(row -> campaign(row, row.models(), model))
                        .toList());
    }

    private static Campaign campaign(
            AttributionView.Row row, Map<String, AttributionView.Credit> models, String model) {
        AttributionView.Credit credit = models.getOrDefault(
                model, new AttributionView.Credit(BigDecimal.ZERO, List.of(), List.of(), List.of()));
        return new Campaign(
                row.name(),
                credit.conversions(),
                credit.revenue(),
                row.cost(),
                credit.acquisitionCost(),
                credit.returns());
    }
}
