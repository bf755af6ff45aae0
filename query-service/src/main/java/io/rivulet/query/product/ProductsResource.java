package io.rivulet.query.product;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.AskedDays;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.asked.Parameters;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.memory.Reach;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers how products fare. */
@Tag(name = "Reports")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/products/top")
@Needs(TokenScope.ANALYTICS)
@Blocking
class ProductsResource {

    private static final int USUAL = 10;
    private static final int MOST = 100;

    private final ProductQuery query;
    private final Answers answers;
    private final Sites sites;
    private final Freshness freshness;
    private final QueryConfig config;

    ProductsResource(ProductQuery query, Answers answers, Sites sites, Freshness freshness, QueryConfig config) {
        this.query = query;
        this.answers = answers;
        this.sites = sites;
        this.freshness = freshness;
        this.config = config;
    }

    private record Question(List<String> siteIds, DateRange range, int most) {}

    @Operation(summary = "The products of a range that were viewed most")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(ProductsView.class)
    @GET
    public ProductsView top(
            @BeanParam AskedDays days,
            @Parameter(
                            description = "How many",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "10"))
                    @RestQuery
                    @Nullable String limit) {
        int most = Parameters.whole("limit", limit, USUAL, 1, MOST);
        Sites.Asked asked = sites.asked(days.siteId);
        DateRange range = days.range(asked.timeZone(), config.reader().longestRange());
        return answers.of(
                new Question(asked.ids(), range, most),
                Reach.of(asked.ids(), range.from(), range.until()),
                () -> answer(asked.ids(), range, most));
    }

    private ProductsView answer(List<String> siteIds, DateRange range, int most) {
        return new ProductsView(
                range.startDate(),
                range.endDate(),
                range.timeZone().getId(),
                siteIds,
                freshness.asOf(),
                query.top(siteIds, range, most));
    }
}
