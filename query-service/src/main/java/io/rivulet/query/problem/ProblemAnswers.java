package io.rivulet.query.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong into a problem. */
final class ProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final int UNAVAILABLE = 503;
    private static final int UNAUTHORIZED = 401;

    @ServerExceptionMapper
    Response refused(Refusal refusal, UriInfo uri) {
        var problem = Problem.of(refusal, uri.getRequestUri().getRawPath());
        var response = Response.status(problem.status())
                .type("application/problem+json")
                .entity(problem);
        if (problem.status() == UNAVAILABLE) {
            response.header("Retry-After", "1");
        }
        if (problem.status() == UNAUTHORIZED) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response failed(WebApplicationException failure, UriInfo uri) {
        int status = failure.getResponse().getStatus();
        return refused(
                switch (status) {
                    case 404 -> Refusal.of(ProblemType.NOT_FOUND, "No resource has this path.");
                    case 405 -> Refusal.of(ProblemType.METHOD_NOT_ALLOWED, "The path takes other methods.");
                    case 406 -> Refusal.of(ProblemType.NOT_ACCEPTABLE, "Answers are JSON.");
                    case 415 ->
                        Refusal.of(
                                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                "Bodies are application/json; costs may be text/csv.");
                    default -> {
                        if (status < 500) {
                            yield Refusal.of(ProblemType.BAD_REQUEST, unread(failure.getCause()));
                        }
                        LOG.error("A request failed", failure);
                        yield Refusal.of(ProblemType.INTERNAL, "The failure is in the log of the service.");
                    }
                },
                uri);
    }

    @ServerExceptionMapper
    Response broken(Throwable failure, UriInfo uri) {
        LOG.error("A request failed", failure);
        return refused(Refusal.of(ProblemType.INTERNAL, "The failure is in the log of the service."), uri);
    }

    /** What is wrong with a body; what it said is not repeated. */
    private static String unread(@Nullable Throwable cause) {
        if (cause instanceof StreamConstraintsException) {
            return "The body holds more values, or goes deeper, than any request needs.";
        }
        if (cause instanceof JsonProcessingException broken && broken.getLocation() != null) {
            return "The body is not JSON: see line " + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr() + ".";
        }
        return "The request can't be read.";
    }
}
