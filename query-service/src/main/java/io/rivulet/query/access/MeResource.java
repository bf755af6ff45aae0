package io.rivulet.query.access;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells askers what they may do, so that nothing is offered to them that would be refused. */
@Tag(name = "Tokens")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/me")
@Blocking
class MeResource {

    /** Whoever asks. */
    record Me(Role role) {}

    @Operation(summary = "The role of the token that asks")
    @APIResponseSchema(Me.class)
    @GET
    public Me me(@Context ContainerRequestContext request) {
        return new Me((Role) request.getProperty(Doorkeeper.ROLE));
    }
}
