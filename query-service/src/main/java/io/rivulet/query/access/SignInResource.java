package io.rivulet.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells strangers how to get in. */
@Tag(name = "Tokens")
@Path("/api/sign-in")
@ForStrangers
@Blocking
class SignInResource {

    private final Oidc oidc;

    SignInResource(Oidc oidc) {
        this.oidc = oidc;
    }

    /**
     * How to get in: always with an API token.
     *
     * @param issuer with whom people sign in; none where none is configured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignIn(@Nullable Issuer issuer) {}

    /**
     * Where people sign in, by the authorization code flow with PKCE.
     *
     * @param isAway whether it doesn't answer now; its addresses are then missing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Issuer(
            String issuer,
            String clientId,
            String scope,
            boolean isAway,
            @Nullable String authorizationEndpoint,
            @Nullable String tokenEndpoint,
            @Nullable String endSessionEndpoint) {}

    @Operation(summary = "How to get in; no token is needed to ask")
    @SecurityRequirements
    @APIResponseSchema(SignIn.class)
    @GET
    public SignIn signIn() {
        return new SignIn(oidc.isConfigured() ? issuer() : null);
    }

    private Issuer issuer() {
        var config = oidc.config();
        String clientId = config.clientId().or(config::audience).orElseThrow();
        try {
            Oidc.Metadata metadata = oidc.metadata();
            return new Issuer(
                    oidc.issuer(),
                    clientId,
                    config.scope(),
                    false,
                    metadata.authorizationEndpoint(),
                    metadata.tokenEndpoint(),
                    metadata.endSessionEndpoint());
        } catch (Refusal away) {
            return new Issuer(oidc.issuer(), clientId, config.scope(), true, null, null, null);
        }
    }
}
