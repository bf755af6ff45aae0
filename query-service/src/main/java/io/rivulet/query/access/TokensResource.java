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
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Makes, lists and deletes API tokens. */
@Path("/api/tokens")
@AdminOnly
@Blocking
class TokensResource {

    private static final int LONGEST_NAME = 100;

    private final Tokens tokens;

    TokensResource(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Takes {@code {"name","role","expiresAt"?}}; the answer holds the secret, this once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public NewToken make(@Nullable JsonNode wanted) {
        if (wanted == null || !wanted.isObject()) {
            throw Refusal.of(ProblemType.BAD_REQUEST, "The body is {\"name\", \"role\", \"expiresAt\"?}.");
        }
        String name = wanted.path("name").asText("").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.parameter("name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        return tokens.make(name, role(wanted.path("role").asText("")), expiry(wanted.path("expiresAt")));
    }

    @GET
    public Map<String, List<Token>> all() {
        return Map.of("tokens", tokens.all());
    }

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
