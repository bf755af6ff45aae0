package io.rivulet.query.realtime;

import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.store.Sight;
import io.rivulet.query.store.Sites;
import io.rivulet.query.store.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
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
@Needs(TokenScope.ANALYTICS)
@Blocking
class RealtimeResource {

    private final Boards boards;
    private final Sites sites;
    private final Viewer viewer;

    RealtimeResource(Boards boards, Sites sites, Viewer viewer) {
        this.boards = boards;
        this.sites = sites;
        this.viewer = viewer;
    }

    @Operation(summary = "What happens right now", description = "Without the scope people, recentEvents are left out.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(RealtimeView.class)
    @GET
    public RealtimeView realtime(
            @Parameter(description = "All sites when it is left out") @RestQuery @Nullable String siteId) {
        Sight sight = viewer.sight();
        RealtimeView view = boards.of(sites.those("siteId", siteId));
        return sight.people() ? view : view.withEvents(List.of());
    }
}
