package io.rivulet.query.person;

import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.fleet.Position;
import io.rivulet.query.fleet.ReadYourWrites;
import io.rivulet.query.store.Sight;
import io.rivulet.query.store.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
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
@Needs(TokenScope.PEOPLE)
@Audited(Deed.PERSON_VIEWED)
@Blocking
class InsightsResource {

    private final Insights insights;
    private final ReadYourWrites writes;
    private final Viewer viewer;

    InsightsResource(Insights insights, ReadYourWrites writes, Viewer viewer) {
        this.insights = insights;
        this.writes = writes;
        this.viewer = viewer;
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
        Sight sight = viewer.sight();
        var answer = new CompletableFuture<InsightsView>();
        var unused = asked(id, atLeast)
                .thenApply(view -> visible(view, id, sight))
                .whenComplete((view, failed) -> {
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

    /** Who was on a site that may not be seen, or of whom nobody can say, is as unknown as nobody. */
    private static InsightsView visible(InsightsView view, String id, Sight sight) {
        List<String> sites = view.profile()
                .path("siteIds")
                .valueStream()
                .map(site -> site.asText())
                .toList();
        if (!sight.seesAll(sites)) {
            throw Insights.unknown(id);
        }
        return view;
    }

    private CompletableFuture<InsightsView> asked(String id, @Nullable String atLeast) {
        return atLeast == null || atLeast.isEmpty()
                ? insights.about(id)
                : writes.await(Position.of("atLeast", atLeast), id).thenCompose(there -> insights.about(id));
    }
}
