package io.rivulet.query.attribution;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.AskedDays;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.asked.Parameters;
import io.rivulet.query.attribution.credit.Model;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers what campaigns cost and brought. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/campaigns")
@Needs(TokenScope.ANALYTICS)
@Blocking
class CampaignsResource {

    private static final int USUAL_LOOKBACK = 30;
    private static final int LONGEST_LOOKBACK = 365;

    private final Attribution attribution;
    private final Sites sites;
    private final QueryConfig config;

    CampaignsResource(Attribution attribution, Sites sites, QueryConfig config) {
        this.attribution = attribution;
        this.sites = sites;
        this.config = config;
    }

    @Operation(summary = "What campaigns cost and brought, in the eyes of one attribution model")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(CampaignsView.class)
    @GET
    public CampaignsView campaigns(
            @BeanParam AskedDays days,
            @Parameter(
                            description = "Who earns a conversion",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "first",
                                                "last",
                                                "lastNonDirect",
                                                "linear",
                                                "positionBased",
                                                "timeDecay",
                                                "markov",
                                                "shapley"
                                            },
                                            defaultValue = "lastNonDirect"))
                    @RestQuery
                    @Nullable String model,
            @Parameter(description = "How long before a conversion a visit may have begun, 1 to 365; 30 unless said")
                    @RestQuery
                    @Nullable String lookbackDays) {
        String wanted = model(model);
        Duration lookback =
                Duration.ofDays(Parameters.whole("lookbackDays", lookbackDays, USUAL_LOOKBACK, 1, LONGEST_LOOKBACK));
        Sites.Asked asked = sites.asked(days.siteId);
        DateRange range = days.range(asked.timeZone(), config.reader().longestRange());
        var question = new Question(asked.ids(), range, List.of(), Dimension.CAMPAIGN, lookback);
        return CampaignsView.of(attribution.of(question), wanted);
    }

    private static String model(@Nullable String text) {
        String wanted = text == null || text.isEmpty() ? Model.LAST_NON_DIRECT.wireName() : text;
        if (Arrays.stream(Model.values()).noneMatch(model -> model.wireName().equals(wanted))) {
            throw Refusal.parameter(
                    "model",
                    Arrays.stream(Model.values())
                            .map(Model::wireName)
                            .collect(Collectors.joining(", ", "model is one of ", ".")));
        }
        return wanted;
    }
}
