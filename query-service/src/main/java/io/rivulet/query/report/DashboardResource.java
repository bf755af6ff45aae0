package io.rivulet.query.report;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers the dashboard's numbers for a range of days. */
@Path("/api/analytics/dashboard")
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

    @GET
    public DashboardView dashboard(
            @RestQuery @Nullable String startDate,
            @RestQuery @Nullable String endDate,
            @RestQuery @Nullable String compare,
            @RestQuery @Nullable String siteId) {
        var comparison = Comparison.parse(compare);
        var asked = sites.asked(siteId);
        var range = DateRange.parse(
                startDate, endDate, asked.timeZone(), config.reader().longestRange());
        return query.of(asked.ids(), range, comparison.of(range));
    }
}
