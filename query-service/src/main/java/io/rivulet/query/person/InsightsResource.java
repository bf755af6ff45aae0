package io.rivulet.query.person;

import io.rivulet.query.fleet.Position;
import io.rivulet.query.fleet.ReadYourWrites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers what is known of a visitor or person right now. */
@Tag(name = "Insights")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/insights/{id}")
@Blocking
class InsightsResource {

    private final Insights insights;
    private final ReadYourWrites writes;

    InsightsResource(Insights insights, ReadYourWrites writes) {
        this.insights = insights;
        this.writes = writes;
    }

    @Operation(summary = "What is known of a visitor or person right now")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(InsightsView.class)
    @GET
    public CompletionStage<InsightsView> about(
            @Parameter(description = "A visitor's or a person's id") String id,
            @Parameter(
                            description = "What the collector's X-Position said: the answer then holds those events, "
                                    + "or is a 503 when they are not in the stores in time")
                    @QueryParam("atLeast")
                    @Nullable String atLeast) {
        var answer = new CompletableFuture<InsightsView>();
        var unused = asked(id, atLeast).whenComplete((view, failed) -> {
            if (failed == null) {
                answer.complete(view);
            } else {
                // What went wrong is told as it is, not as what happened in a stage.
                answer.completeExceptionally(
                        failed instanceof CompletionException && failed.getCause() != null
                                ? failed.getCause()
                                : failed);
            }
        });
        return answer;
    }

    private CompletableFuture<InsightsView> asked(String id, @Nullable String atLeast) {
        return atLeast == null || atLeast.isEmpty()
                ? insights.about(id)
                : writes.await(Position.of("atLeast", atLeast), id).thenCompose(there -> insights.about(id));
    }
}
