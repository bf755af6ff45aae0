package io.rivulet.query.access;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets those in who have a token. Health, metrics and the start page are not behind it. */
@Provider
@Priority(Priorities.AUTHENTICATION)
final class Doorkeeper implements ContainerRequestFilter {

    /** The request's property that holds the role. */
    static final String ROLE = "io.rivulet.role";

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    // Filters are made while the service is built up, when there is no configuration yet: it is the tokens' business.
    Doorkeeper(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!tokens.areTaken()) {
            throw Refusal.of(ProblemType.READER_OFF, "Its reader is switched off.");
        }
        String header = request.getHeaderString("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refusal.of(ProblemType.TOKEN_NEEDED, "Send Authorization: Bearer <token>.");
        }
        Token token = tokens.recognise(header.substring(SCHEME.length()).strip())
                .orElseThrow(() -> Refusal.of(ProblemType.TOKEN_NEEDED, "The token is unknown or has expired."));
        request.setProperty(ROLE, token.role());
    }
}
