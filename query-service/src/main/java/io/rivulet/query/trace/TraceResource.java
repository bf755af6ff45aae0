package io.rivulet.query.trace;

import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers what became of one event. */
@Tag(name = "Operations")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/trace/{eventId}")
@Needs(TokenScope.PEOPLE)
@Audited(Deed.PERSON_VIEWED)
@Blocking
class TraceResource {

    private final TraceQuery query;

    TraceResource(TraceQuery query) {
        this.query = query;
    }

    @Operation(summary = "Which way an event went, or why it was refused")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(TraceView.class)
    @GET
    public TraceView trace(String eventId) {
        TraceView trace = query.of(eventId);
        if (trace.counted().isEmpty() && trace.rejected().isEmpty()) {
            throw Refusal.of(
                    ProblemType.UNKNOWN_ID,
                    "No event " + eventId + " was counted or rejected so far. A duplicate leaves no trace here.");
        }
        return trace;
    }
}
