package io.rivulet.query.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Problems where no resource answers. */
@Singleton
public final class ProblemText {

    private static final int UNAVAILABLE = 503;

    private final ObjectMapper json;

    ProblemText(ObjectMapper json) {
        this.json = json;
    }

    /** Answers with the refusal, and ends the request. */
    public void answer(RoutingContext context, Refusal refusal) {
        var problem = Problem.of(refusal, context.request().path());
        var response = context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json");
        if (problem.status() == UNAVAILABLE) {
            response.putHeader("Retry-After", "1");
        }
        try {
            response.end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem has a JSON form", e);
        }
    }
}
