package io.rivulet.query.trace;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers what became of one event. */
@Path("/api/analytics/trace/{eventId}")
@Blocking
class TraceResource {

    private final TraceQuery query;

    TraceResource(TraceQuery query) {
        this.query = query;
    }

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
