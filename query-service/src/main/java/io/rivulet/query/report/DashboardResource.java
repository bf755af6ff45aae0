package io.rivulet.query.report;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.AskedDays;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers the dashboard's numbers for a range of days. */
@Tag(name = "Reports")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/dashboard")
@Needs(TokenScope.ANALYTICS)
@Blocking
class DashboardResource {

    private final DashboardQuery query;
    private final Sites sites;
    private final QueryConfig config;

    DashboardResource(DashboardQuery query, Sites sites, QueryConfig config) {
        this.query = query;
        this.sites = sites;
        this.config = config;
    }

    @Operation(summary = "A range of days in numbers, compared with another")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(DashboardView.class)
    @GET
    public DashboardView dashboard(
            @BeanParam AskedDays days,
            @Parameter(
                            description = "As many days just before, or the same days a year before",
                            schema =
                                    @Schema(
                                            enumeration = {"none", "previous", "year"},
                                            defaultValue = "none"))
                    @RestQuery
                    @Nullable String compare) {
        var comparison = Comparison.parse(compare);
        var asked = sites.asked(days.siteId);
        var range = days.range(asked.timeZone(), config.reader().longestRange());
        return query.of(asked.ids(), range, comparison.of(range));
    }
}
