package io.rivulet.query.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwk.HttpsJwks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer of sign-ins, where one is configured: what it says of itself, and the keys with which it signs. Both are asked
 * for when they are needed, and kept; an issuer that is away is asked again in a moment, and what it said holds until then.
 */
@ApplicationScoped
class Oidc {

    private static final Logger LOG = LoggerFactory.getLogger(Oidc.class);
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration KEYS_GOOD_FOR = Duration.ofMinutes(10);
    /** Known keys go on holding while the issuer is away; so often it is asked whether it is back. */
    private static final Duration KEYS_ASKED_FOR_AGAIN = Duration.ofMinutes(1);
    /** Who sends made-up keys makes this pod ask the issuer no more often. */
    private static final Duration NEW_KEYS_EVERY = Duration.ofSeconds(2);

    private final QueryConfig.Oidc config;
    private final IssuerHttp http;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile @Nullable Metadata known;
    private Instant askAgainAt = Instant.EPOCH;
    private volatile @Nullable SignIns signIns;

    Oidc(QueryConfig config, IssuerHttp http, ObjectMapper json, Clock clock) {
        this.config = config.oidc();
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What an issuer says of itself.
     *
     * @param endSessionEndpoint where people sign out, if anywhere
     */
    record Metadata(
            String keys,
            String authorizationEndpoint,
            String tokenEndpoint,
            @Nullable String endSessionEndpoint) {}

    void check(@Observes StartupEvent event) {
        if (config.issuer().isPresent() && config.audience().isEmpty()) {
            throw new IllegalArgumentException(
                    "rivulet.oidc.audience is needed where rivulet.oidc.issuer is set: for whom its tokens must be");
        }
    }

    boolean isConfigured() {
        return config.issuer().isPresent();
    }

    /**
     * Who has signed in with this token.
     *
     * @return none when it is no such token, or no issuer is configured
     * @throws Refusal when it is one and not good, or when the issuer doesn't answer and must be asked
     */
    Optional<Caller> recognise(String token) {
        return isConfigured() && SignIns.looksLikeOne(token)
                ? Optional.of(signIns().recognise(token))
                : Optional.empty();
    }

    /** Where the issuer is, as the configuration has it. */
    String issuer() {
        return config.issuer().orElseThrow();
    }

    QueryConfig.Oidc config() {
        return config;
    }

    /** What was last heard of it, without asking. */
    @Nullable Metadata lastKnown() {
        return known;
    }

    /**
     * What it says of itself. It may wait for it.
     *
     * @throws Refusal when it doesn't answer and never has
     */
    synchronized Metadata metadata() {
        Metadata before = known;
        if (clock.instant().isBefore(askAgainAt)) {
            if (before == null) {
                throw away();
            }
            return before;
        }
        try {
            Metadata now = ask();
            known = now;
            askAgainAt = clock.instant().plus(GOOD_FOR);
            return now;
        } catch (IOException failure) {
            LOG.warn("The issuer of sign-ins doesn't answer: {}", failure.getMessage());
            askAgainAt = clock.instant().plus(PAUSE);
            if (before == null) {
                throw away();
            }
            return before;
        }
    }

    private Metadata ask() throws IOException {
        String issuer = issuer();
        JsonNode said = json.readTree(http.get(
                        (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + DISCOVERY)
                .getBody());
        if (!issuer.equals(said.path("issuer").asText())) {
            throw new IOException("it calls itself " + said.path("issuer").asText("nothing")
                    + ", and rivulet.oidc.issuer is " + issuer);
        }
        JsonNode end = said.path("end_session_endpoint");
        return new Metadata(
                address(said, "jwks_uri"),
                address(said, "authorization_endpoint"),
                address(said, "token_endpoint"),
                end.isTextual() ? end.asText() : null);
    }

    private static String address(JsonNode said, String name) throws IOException {
        String address = said.path(name).asText("");
        try {
            String scheme = URI.create(address).getScheme();
            if ("https".equals(scheme) || "http".equals(scheme)) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new IOException("its " + name + " is no address", noAddress);
        }
        throw new IOException("its " + name + " is no address");
    }

    // Whoever has a key that is known waits for nobody.
    private SignIns signIns() {
        SignIns made = signIns;
        return made == null ? firstSignIns() : made;
    }

    private synchronized SignIns firstSignIns() {
        SignIns made = signIns;
        if (made == null) {
            var keys = new HttpsJwks(metadata().keys());
            keys.setSimpleHttpGet(http);
            keys.setDefaultCacheDuration(KEYS_GOOD_FOR.toSeconds());
            keys.setRetainCacheOnErrorDuration(KEYS_ASKED_FOR_AGAIN.toSeconds());
            keys.setRefreshReprieveThreshold(NEW_KEYS_EVERY.toMillis());
            made = new SignIns(config, issuer(), keys);
            signIns = made;
        }
        return made;
    }

    static Refusal away() {
        return Refusal.of(ProblemType.ISSUER_AWAY, "Ask again in a moment, or come with an API token.");
    }
}
