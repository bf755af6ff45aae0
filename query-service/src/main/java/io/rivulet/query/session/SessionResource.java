package io.rivulet.query.session;

import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers one visit and its events. */
@Tag(name = "Sessions")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/sessions/{sessionId}")
@Needs(TokenScope.PEOPLE)
@Audited(Deed.PERSON_VIEWED)
@Blocking
class SessionResource {

    private final SessionQuery query;
    private final Viewer viewer;

    SessionResource(SessionQuery query, Viewer viewer) {
        this.query = query;
        this.viewer = viewer;
    }

    @Operation(summary = "A visit and its events in order")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(SessionView.class)
    @GET
    public SessionView session(String sessionId) {
        return query.of(sessionId)
                .filter(session -> viewer.sight().sees(session.siteId()))
                .orElseThrow(() -> Refusal.of(ProblemType.UNKNOWN_ID, "No session " + sessionId + " is known."));
    }
}
