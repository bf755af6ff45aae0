package io.rivulet.query.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes API tokens. */
@Tag(name = "Tokens")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "403", ref = "RoleNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/tokens")
@Needs(TokenScope.TOKENS)
@Blocking
class TokensResource {

    private final Tokens tokens;
    private final Whence whence;
    private final Clock clock;

    TokensResource(Tokens tokens, Whence whence, Clock clock) {
        this.tokens = tokens;
        this.whence = whence;
        this.clock = clock;
    }

    /** Every token. */
    record TokensView(List<Token> tokens) {}

    @Operation(
            summary = "Make a token; its secret is told this once",
            description =
                    "It reaches no further, lasts no longer and may ask no more often than the one that makes it.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewToken.class)))
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public NewToken make(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedToken.class)))
                    @Nullable JsonNode wanted,
            @Context ContainerRequestContext request) {
        Caller maker = (Caller) request.getProperty(Doorkeeper.CALLER);
        return tokens.make(WishReader.read(wanted, maker, clock.instant()), maker, whence.address());
    }

    @Operation(summary = "The tokens that reach no further than the one that asks, without their secrets")
    @APIResponseSchema(TokensView.class)
    @GET
    public TokensView all(@Context ContainerRequestContext request) {
        return new TokensView(tokens.all((Caller) request.getProperty(Doorkeeper.CALLER)));
    }

    @Operation(summary = "Revoke a token; every instance refuses it from now on, and closes what was opened with it")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponse(responseCode = "204", description = "Revoked")
    @DELETE
    @Path("{id}")
    public void delete(String id, @Context ContainerRequestContext request) {
        if (!tokens.revoke(id, (Caller) request.getProperty(Doorkeeper.CALLER), whence.address())) {
            throw Refusal.of(ProblemType.UNKNOWN_ID, "There is no token " + id + ".");
        }
    }
}
