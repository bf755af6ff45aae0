package io.rivulet.query.access;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/**
 * Recognises people by what an issuer has signed (RFC 9068, or any JWT with an audience). Only signatures with the issuer's
 * own key pairs are taken: nothing unsigned, and nothing that a shared secret could have signed.
 */
final class SignIns {

    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);
    private static final int PARTS = 3;
    private static final String BEGINNING = "eyJ";
    private static final String UNKNOWN = "The token is unknown.";

    private final QueryConfig.Oidc config;
    private final JwtConsumer consumer;

    SignIns(QueryConfig.Oidc config, String issuer, HttpsJwks keys) {
        this.config = config;
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(SIGNATURES)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, config.audience().orElseThrow())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(Math.toIntExact(config.clockSkew().toSeconds()))
                .build();
    }

    /** Whether it is a JWT by its form: API tokens are not. */
    static boolean looksLikeOne(String token) {
        return token.startsWith(BEGINNING) && token.split("\\.", -1).length == PARTS;
    }

    /**
     * Who has signed in. It may wait for the issuer's keys.
     *
     * @throws Refusal when the token is not good, or nobody can say
     */
    Caller recognise(String token) {
        JwtClaims claims;
        try {
            claims = consumer.processToClaims(token);
        } catch (InvalidJwtException invalid) {
            throw refusal(invalid);
        }
        try {
            String subject = claims.getSubject();
            return new Caller("oidc:" + subject, name(claims, subject), grant(claims), null, null);
        } catch (MalformedClaimException e) {
            throw Refusal.of(ProblemType.TOKEN_NEEDED, UNKNOWN);
        }
    }

    // What is wrong with a token is told only when the issuer has signed it: claims are looked at after the signature.
    private Refusal refusal(InvalidJwtException invalid) {
        for (@Nullable Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return Oidc.away();
            }
        }
        if (invalid.hasExpired()) {
            return Refusal.of(ProblemType.TOKEN_NEEDED, "The sign-in has expired. Sign in again.");
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return Refusal.of(
                    ProblemType.TOKEN_NEEDED,
                    "The sign-in is for somebody else; its audience must be "
                            + config.audience().orElse("") + ".");
        }
        return Refusal.of(ProblemType.TOKEN_NEEDED, UNKNOWN);
    }

    /** Who has neither role reaches nothing. */
    private Grant grant(JwtClaims claims) {
        Collection<String> roles = roles(claims);
        if (config.adminRoles().stream().anyMatch(roles::contains)) {
            return Grant.of(Role.ADMIN);
        }
        return config.analystRoles().stream().anyMatch(roles::contains)
                ? Grant.of(Role.ANALYST)
                : new Grant(Role.ANALYST, List.of(), null);
    }

    /** The claim may lie in others ({@code realm_access.roles}), and be one text, several in one, or a list. */
    private Collection<String> roles(JwtClaims claims) {
        Object value = claims.getClaimValue(config.roleClaim());
        if (value == null) {
            value = claims.getClaimsMap();
            for (String step : config.roleClaim().split("\\.", -1)) {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        if (value instanceof String text) {
            return List.of(text.split("[ ,]+", -1));
        }
        return value instanceof Collection<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String name(JwtClaims claims, String subject) {
        for (String claim : List.of("preferred_username", "name", "email", "client_id")) {
            if (claims.getClaimValue(claim) instanceof String name && !name.isBlank()) {
                return name;
            }
        }
        return subject;
    }
}
