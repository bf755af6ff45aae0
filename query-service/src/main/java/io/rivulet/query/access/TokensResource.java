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
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
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

/** Makes, lists and deletes API tokens. */
@Tag(name = "Tokens")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "403", ref = "RoleNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/tokens")
@AdminOnly
@Blocking
class TokensResource {

    private static final int LONGEST_NAME = 100;

    private final Tokens tokens;

    TokensResource(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Every token. */
    record TokensView(List<Token> tokens) {}

    /** Takes {@code {"name","role","expiresAt"?}}; the answer holds the secret, this once. */
    @Operation(summary = "Make a token; its secret is told this once")
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
                    @Nullable JsonNode wanted) {
        if (wanted == null || !wanted.isObject()) {
            throw Refusal.of(ProblemType.BAD_REQUEST, "The body is {\"name\", \"role\", \"expiresAt\"?}.");
        }
        String name = wanted.path("name").asText("").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.parameter(
                    "name", "A name has 1 to " + LONGEST_NAME + " characters, none of them a control character.");
        }
        return tokens.make(name, role(wanted.path("role").asText("")), expiry(wanted.path("expiresAt")));
    }

    @Operation(summary = "All tokens, without their secrets")
    @APIResponseSchema(TokensView.class)
    @GET
    public TokensView all() {
        return new TokensView(tokens.all());
    }

    @Operation(summary = "Delete a token; it is refused from now on")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponse(responseCode = "204", description = "Deleted")
    @DELETE
    @Path("{id}")
    public void delete(String id) {
        if (!tokens.delete(id)) {
            throw Refusal.of(ProblemType.UNKNOWN_ID, "There is no token " + id + ".");
        }
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter("role", "A role is one of ADMIN, ANALYST."));
    }

    private static @Nullable Instant expiry(JsonNode text) {
        if (text.isMissingNode() || text.isNull()) {
            return null;
        }
        try {
            return Instant.parse(text.asText());
        } catch (DateTimeParseException e) {
            throw Refusal.parameter("expiresAt", "A time is ISO-8601, as 2027-01-01T00:00:00Z.");
        }
    }
}
