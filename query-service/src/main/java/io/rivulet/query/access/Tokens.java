package io.rivulet.query.access;

import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.store.Notices;
import io.rivulet.query.store.Postgres;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The API tokens: 256 random bits each, of which only the SHA-256 is kept. What Postgres said of one is remembered while
 * Postgres tells of every change; without a line to it each request asks anew.
 */
@ApplicationScoped
class Tokens {

    private static final String FIRST_ADMIN = "first-admin";
    private static final String CHANNEL = "rivulet_tokens";
    private static final String PREFIX = "rvt_";
    private static final int BYTES = 32;

    private final Postgres postgres;
    private final Notices notices;
    private final QueryConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final List<Runnable> whenOneChanges = new CopyOnWriteArrayList<>();
    private volatile Notices.@Nullable Line line;
    private volatile long changes;

    Tokens(Postgres postgres, Notices notices, QueryConfig config, Clock clock) {
        this.postgres = postgres;
        this.notices = notices;
        this.config = config;
        this.clock = clock;
    }

    private record Remembered(KnownToken token, Instant until) {}

    void welcomeTheFirstAdmin(@Observes StartupEvent event) {
        if (config.reader().enabled()) {
            config.adminToken().filter(token -> !token.isBlank()).ifPresent(this::putFirstAdmin);
            line = notices.listen(CHANNEL, this::forget, this::forgetAll);
        }
    }

    /** Whether this pod answers questions at all. */
    boolean areTaken() {
        return config.reader().enabled();
    }

    /** Is told whenever a token may have changed, on a thread that must not be kept. */
    void whenOneChanges(Runnable told) {
        whenOneChanges.add(told);
    }

    /** Whose token it is, be it good or not; none when there never was one. */
    Optional<KnownToken> find(String secret) {
        byte[] hash = sha256(secret);
        String key = HexFormat.of().formatHex(hash);
        Instant now = clock.instant();
        Notices.Line toldBy = line;
        boolean isToldOfChanges = toldBy != null && toldBy.stands();
        Remembered known = remembered.get(key);
        if (known != null && isToldOfChanges && known.until().isAfter(now)) {
            return Optional.of(known.token());
        }
        long before = changes;
        Optional<KnownToken> found =
                postgres.first("SELECT * FROM tokens WHERE sha256 = ?", KnownToken::of, (Object) hash);
        if (found.isPresent() && isToldOfChanges) {
            remember(key, new Remembered(found.get(), now.plus(config.reader().tokenMemory())), before);
        }
        return found;
    }

    // What was read before a change that was told meanwhile is not to be remembered.
    private synchronized void remember(String key, Remembered token, long before) {
        if (changes == before) {
            remembered.put(key, token);
        }
    }

    private void forget(String id) {
        synchronized (this) {
            changes++;
            remembered.values().removeIf(known -> known.token().token().id().equals(id));
        }
        whenOneChanges.forEach(Runnable::run);
    }

    private void forgetAll() {
        synchronized (this) {
            changes++;
            remembered.clear();
        }
        whenOneChanges.forEach(Runnable::run);
    }

    /** Makes a token, and writes down who made it; its secret is told this once. */
    NewToken make(Wish wish, Caller maker, @Nullable String address) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Grant grant = wish.grant();
        List<TokenScope> scopes = grant.scopes();
        KnownToken made = postgres.list(
                        """
                        WITH made AS (
                            INSERT INTO tokens (id, name, role, scopes, sites, requests_per_minute, sha256, created_at,
                                                made_by, expires_at)
                            VALUES (?, ?, ?, ?::text[], ?::text[], ?::int, ?, ?, ?, ?::timestamptz) RETURNING *),
                        told AS (
                            INSERT INTO audit_log (actor, actor_name, action, subject, detail, address, outcome)
                            SELECT ?, ?, ?, id, ?, ?, ? FROM made)
                        SELECT * FROM made""",
                        KnownToken::of,
                        UUID.randomUUID().toString(),
                        wish.name(),
                        grant.role().name(),
                        scopes == null
                                ? null
                                : scopes.stream().map(TokenScope::wireName).toList(),
                        grant.sites(),
                        wish.requestsPerMinute(),
                        sha256(secret),
                        clock.instant(),
                        maker.id(),
                        wish.expiresAt(),
                        maker.id(),
                        maker.name(),
                        Deed.TOKEN_MADE.wireName(),
                        told(wish),
                        address,
                        Outcome.DONE.wireName())
                .get(0);
        return new NewToken(made.token(), secret);
    }

    /** Those that are not revoked and reach no further than who asks, the oldest first. */
    List<Token> all(Caller caller) {
        return postgres
                .list("SELECT * FROM tokens WHERE revoked_at IS NULL ORDER BY created_at, id", KnownToken::of)
                .stream()
                .filter(known -> caller.grant().covers(known.grant()))
                .map(KnownToken::token)
                .toList();
    }

    /** Whether there was one that reaches no further than who asks; every pod refuses it from now on. */
    boolean revoke(String id, Caller caller, @Nullable String address) {
        return postgres.first("SELECT * FROM tokens WHERE id = ?", KnownToken::of, id)
                        .filter(known -> caller.grant().covers(known.grant()))
                        .isPresent()
                && postgres.first(
                                """
                                WITH revoked AS (
                                    UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL
                                    RETURNING id, name),
                                told AS (
                                    INSERT INTO audit_log
                                           (actor, actor_name, action, subject, detail, address, outcome)
                                    SELECT ?, ?, ?, id, name, ?, ? FROM revoked)
                                SELECT id FROM revoked""",
                                row -> row.text("id"),
                                clock.instant(),
                                id,
                                caller.id(),
                                caller.name(),
                                Deed.TOKEN_REVOKED.wireName(),
                                address,
                                Outcome.DONE.wireName())
                        .isPresent();
    }

    /** What a token reaches, in a line. */
    private static String told(Wish wish) {
        Grant grant = wish.grant();
        return wish.name() + ": " + grant.role() + ", " + TokenScope.names(grant.reach())
                + (grant.sites() == null ? "" : ", sites " + String.join(", ", grant.sites()));
    }

    private void putFirstAdmin(String secret) {
        byte[] hash = sha256(secret);
        postgres.update("DELETE FROM tokens WHERE id = ? AND sha256 <> ?", FIRST_ADMIN, hash);
        postgres.update("""
                INSERT INTO tokens (id, name, role, sha256, created_at)
                VALUES (?, 'from the configuration', 'ADMIN', ?, ?) ON CONFLICT DO NOTHING""", FIRST_ADMIN, hash, clock.instant());
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
