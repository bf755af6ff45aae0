package io.rivulet.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells askers what they may do, so that nothing is offered to them that would be refused. */
@Tag(name = "Tokens")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/me")
@ForEverybody
@Blocking
class MeResource {

    /**
     * Whoever asks.
     *
     * @param name what the token is called
     * @param scopes all that may be asked
     * @param sites the only ones that may be seen; all where there are none
     * @param expiresAt when the token ends, if it does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(
            Role role,
            String name,
            List<TokenScope> scopes,
            @Nullable List<String> sites,
            @Nullable Instant expiresAt) {}

    @Operation(summary = "What the token that asks may do")
    @APIResponseSchema(Me.class)
    @GET
    public Me me(@Context ContainerRequestContext request) {
        Caller caller = (Caller) request.getProperty(Doorkeeper.CALLER);
        return new Me(
                caller.role(),
                caller.name(),
                caller.reach(),
                caller.sight().isOfAllSites() ? null : caller.sight().sites(),
                caller.expiresAt());
    }
}
