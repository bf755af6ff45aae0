package io.rivulet.query.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.Body;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes what campaigns cost. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "400", ref = "BadParameter")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "403", ref = "RoleNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/costs")
@Needs(TokenScope.COSTS)
@Audited(Deed.COSTS_SAID)
@Blocking
class CostsResource {

    private static final int MOST = 10_000;

    private final Costs costs;
    private final Sites sites;

    CostsResource(Costs costs, Sites sites) {
        this.costs = costs;
        this.sites = sites;
    }

    /** How many costs were taken. */
    record Taken(int taken) {}

    /** The form of a request, for the API's description. */
    record WantedCosts(
            @Schema(required = true) String siteId,
            @Schema(required = true, maxItems = 10_000) List<WantedCost> costs) {}

    /** At least one of channel, source and campaign. */
    record WantedCost(
            @Schema(required = true) LocalDate day,
            @Nullable String channel,
            @Nullable String source,
            @Nullable String campaign,
            @Schema(required = true) BigDecimal amount,
            @Schema(required = true, examples = "GBP") String currency) {}

    @Operation(
            summary = "Say what campaigns cost",
            description = "A cost of the same site, day, channel, source, campaign and currency takes the place of the "
                    + "one before. All of a request are taken, or none.")
    @APIResponseSchema(Taken.class)
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Taken put(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedCosts.class)))
                    @Nullable JsonNode wanted) {
        Body body = Body.of(wanted, List.of("siteId", "costs"));
        JsonNode told = wanted == null ? null : wanted.path("costs");
        if (told == null || !told.isArray() || told.isEmpty() || told.size() > MOST) {
            throw Refusal.parameter("costs", "costs is an array of 1 to " + MOST + " costs.");
        }
        List<Cost> read = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            JsonNode each = told.get(i);
            read.add(CostFields.read("costs[" + i + "]", name -> text(each.path(name))));
        }
        return taken(body.text("siteId"), read);
    }

    @Operation(
            summary = "Say what campaigns cost, as CSV",
            description = "The header names columns of day, channel, source, campaign, currency, amount.")
    @APIResponseSchema(Taken.class)
    @PUT
    @Consumes("text/csv")
    public Taken putCsv(
            @Parameter(description = "Whose costs", required = true) @RestQuery @Nullable String siteId,
            @RequestBody(required = true) @Nullable String csv) {
        return taken(siteId, CostsCsv.read(csv == null ? "" : csv, MOST));
    }

    private Taken taken(@Nullable String siteId, List<Cost> read) {
        String site = sites.named("siteId", siteId);
        if (site == null) {
            throw Refusal.parameter("siteId", "siteId is the site whose costs these are.");
        }
        costs.put(site, read);
        return new Taken(read.size());
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            // Too large for a double, and so for an amount.
            return value.asText();
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.isTextual() ? value.asText() : null;
    }
}
