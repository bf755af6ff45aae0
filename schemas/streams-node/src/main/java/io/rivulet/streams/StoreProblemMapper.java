package io.rivulet.streams;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a {@link StoreProblem} as RFC 9457 asks. */
@Provider
public final class StoreProblemMapper implements ExceptionMapper<StoreProblem> {

    private static final Map<Integer, String> TITLES =
            Map.of(404, "Unknown key", 421, "Partition held elsewhere", 503, "Store is moving");

    @Context
    @Nullable UriInfo uri;

    @Override
    public Response toResponse(StoreProblem problem) {
        var response = Response.status(problem.status())
                .type("application/problem+json")
                .entity(Map.of(
                        "type", "urn:rivulet:problem:" + problem.type(),
                        "title", TITLES.getOrDefault(problem.status(), "Problem"),
                        "status", problem.status(),
                        "detail", String.valueOf(problem.getMessage()),
                        "instance", uri == null ? "" : uri.getRequestUri().getPath()));
        if (problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return response.build();
    }
}
