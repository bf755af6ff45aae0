package io.rivulet.query.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.Body;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers which visits earned the conversions of a range. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/attribution")
@Needs(TokenScope.ANALYTICS)
@Blocking
class AttributionResource {

    private static final List<String> FIELDS =
            List.of("startDate", "endDate", "siteId", "goals", "dimension", "lookbackDays");
    private static final int MOST_GOALS = 20;
    private static final int USUAL_LOOKBACK = 30;
    private static final int LONGEST_LOOKBACK = 365;

    private final Attribution attribution;
    private final Sites sites;
    private final QueryConfig config;

    AttributionResource(Attribution attribution, Sites sites, QueryConfig config) {
        this.attribution = attribution;
        this.sites = sites;
        this.config = config;
    }

    @Operation(
            summary = "Who earned the conversions of a range, by eight models",
            description = "Every conversion has a path: the person's visits that began before it, at most "
                    + "lookbackDays ago. A person without a conversion in the range has one path, the visits of the "
                    + "range; only the Markov chain looks at those.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(AttributionView.class)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public AttributionView attribution(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = WantedAttribution.class)))
                    @Nullable JsonNode wanted) {
        Body body = Body.of(wanted, FIELDS);
        Dimension dimension = body.oneOf("dimension", List.of(Dimension.values()), Dimension::wireName);
        List<String> goals = body.texts("goals", MOST_GOALS);
        Duration lookback = Duration.ofDays(body.whole("lookbackDays", USUAL_LOOKBACK, 1, LONGEST_LOOKBACK));
        Sites.Asked asked = sites.asked(body.text("siteId"));
        DateRange range = DateRange.parse(
                body.text("startDate"),
                body.text("endDate"),
                asked.timeZone(),
                config.reader().longestRange());
        return attribution.of(new Question(asked.ids(), range, goals, dimension, lookback));
    }
}
