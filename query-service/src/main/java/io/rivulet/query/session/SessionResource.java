package io.rivulet.query.session;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers one visit and its events. */
@Path("/api/analytics/sessions/{sessionId}")
@Blocking
class SessionResource {

    private final SessionQuery query;

    SessionResource(SessionQuery query) {
        this.query = query;
    }

    @GET
    public SessionView session(String sessionId) {
        return query.of(sessionId)
                .orElseThrow(() -> Refusal.of(ProblemType.UNKNOWN_ID, "No session " + sessionId + " is known."));
    }
}
