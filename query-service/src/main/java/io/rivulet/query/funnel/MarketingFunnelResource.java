package io.rivulet.query.funnel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.analysis.Scopes;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.memory.Answers;
import io.smallrye.common.annotation.Blocking;
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

/** Answers the marketing funnel: from becoming aware of services to a form that is sent. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/funnel")
@Needs(TokenScope.ANALYTICS)
@Blocking
class MarketingFunnelResource {

    private static final String DEFINITION = """
            {"steps": [
              {"name": "awareness", "event": "page_view",
               "filters": [["contains", "event:page", ["services"], {"case_sensitive": false}]]},
              {"name": "interest", "event": "price_checked"},
              {"name": "consideration", "event": "form_start"},
              {"name": "conversion", "event": "form_submit"}]}""";

    private final FunnelQuery query;
    private final Answers answers;
    private final Scopes scopes;
    private final ObjectMapper json;

    MarketingFunnelResource(FunnelQuery query, Answers answers, Scopes scopes, ObjectMapper json) {
        this.query = query;
        this.answers = answers;
        this.scopes = scopes;
        this.json = json;
    }

    @Operation(
            summary = "The marketing funnel",
            description = "A page of services, a price, a form begun, a form sent: persons, in this order, in 14 days.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(FunnelView.class)
    @GET
    public FunnelView marketing(
            @Parameter(description = "The first day; the last 30 days without", schema = @Schema(format = "date"))
                    @RestQuery
                    @Nullable String startDate,
            @Parameter(description = "The last day, included", schema = @Schema(format = "date")) @RestQuery @Nullable String endDate,
            @Parameter(description = "All sites when it is left out") @RestQuery @Nullable String siteId)
            throws JsonProcessingException {
        ObjectNode body = (ObjectNode) json.readTree(DEFINITION);
        if (siteId != null && !siteId.isBlank()) {
            body.put("siteId", siteId);
        }
        if (startDate != null || endDate != null) {
            ArrayNode range = body.putArray("dateRange");
            range.add(startDate).add(endDate);
        }
        Asked asked = Asked.body(body);
        Scope scope = scopes.read(asked);
        return new Question(DefinitionReader.read(asked, scope.range()), scope).answer(answers, query);
    }
}
