package io.rivulet.query.journey;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers how many come to a conversion at once, after some visits, or not at all, and through which stages. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/journeys")
@Needs(TokenScope.ANALYTICS)
@Blocking
class JourneysResource {

    private final JourneysQuery query;
    private final Sites sites;
    private final QueryConfig config;

    JourneysResource(JourneysQuery query, Sites sites, QueryConfig config) {
        this.query = query;
        this.sites = sites;
        this.config = config;
    }

    @Operation(
            summary = "Journeys of everybody, by type and by stage",
            description = "Types look at a person's visits that began in the range, stages at the touchpoints in it.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(JourneysView.class)
    @GET
    public JourneysView journeys(@BeanParam AskedDays days) {
        Sites.Asked asked = sites.asked(days.siteId);
        return query.of(
                asked.ids(), days.range(asked.timeZone(), config.reader().longestRange()));
    }
}
