package io.rivulet.query.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells everybody who was let in how much more they may ask. */
@Provider
final class LimitHeaders implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(Doorkeeper.PASS) instanceof Throttle.Pass pass) {
            response.getHeaders().putSingle("X-RateLimit-Limit", pass.limit());
            response.getHeaders().putSingle("X-RateLimit-Remaining", pass.remaining());
            response.getHeaders().putSingle("X-RateLimit-Reset", pass.resetSeconds());
            if (!pass.isGranted()) {
                response.getHeaders().putSingle("Retry-After", pass.waitSeconds());
            }
        }
    }
}
