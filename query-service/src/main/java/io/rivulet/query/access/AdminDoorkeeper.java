package io.rivulet.query.access;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Sends analysts away from what is admins' business. */
@Provider
@AdminOnly
@Priority(Priorities.AUTHORIZATION)
final class AdminDoorkeeper implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(Doorkeeper.ROLE) != Role.ADMIN) {
            throw Refusal.of(ProblemType.ROLE_NEEDED, "Only a token of role ADMIN may do this.");
        }
    }
}
