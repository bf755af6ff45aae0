package io.rivulet.query.person;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers what is known of a visitor or person right now. */
@Tag(name = "Insights")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/insights/{id}")
@Blocking
class InsightsResource {

    private final Insights insights;

    InsightsResource(Insights insights) {
        this.insights = insights;
    }

    @Operation(summary = "What is known of a visitor or person right now")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(InsightsView.class)
    @GET
    public InsightsView about(@Parameter(description = "A visitor's or a person's id") String id) {
        return insights.about(id);
    }
}
