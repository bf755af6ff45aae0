package io.rivulet.query.realtime;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers what happens right now, on one site or on all. */
@Tag(name = "Realtime")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/realtime")
@Blocking
class RealtimeResource {

    private final Boards boards;

    RealtimeResource(Boards boards) {
        this.boards = boards;
    }

    @Operation(summary = "What happens right now")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(RealtimeView.class)
    @GET
    public RealtimeView realtime(
            @Parameter(description = "All sites when it is left out") @RestQuery @Nullable String siteId) {
        return boards.of(siteId == null || siteId.isBlank() ? null : siteId);
    }
}
