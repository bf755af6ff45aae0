package io.rivulet.query.access;

import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.Refusal;
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
import org.jspecify.annotations.Nullable;

/** The API tokens: 256 random bits each, of which only the SHA-256 is kept. */
@ApplicationScoped
class Tokens {

    private static final String FIRST_ADMIN = "first-admin";
    private static final String PREFIX = "rvt_";
    private static final int BYTES = 32;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private final Postgres postgres;
    private final QueryConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    Tokens(Postgres postgres, QueryConfig config, Clock clock) {
        this.postgres = postgres;
        this.config = config;
        this.clock = clock;
    }

    private record Remembered(Token token, Instant until) {}

    void welcomeTheFirstAdmin(@Observes StartupEvent event) {
        if (config.reader().enabled()) {
            config.adminToken().filter(token -> !token.isBlank()).ifPresent(this::putFirstAdmin);
        }
    }

    /** Whether this pod answers questions at all. */
    boolean areTaken() {
        return config.reader().enabled();
    }

    /** Whose token it is, unless it is unknown or over. */
    Optional<Token> recognise(String secret) {
        byte[] hash = sha256(secret);
        String key = HexFormat.of().formatHex(hash);
        Instant now = clock.instant();
        Remembered known = remembered.get(key);
        if (known == null || known.until().isBefore(now)) {
            remembered.remove(key);
            postgres.first("SELECT * FROM tokens WHERE sha256 = ?", Token::of, (Object) hash)
                    .ifPresent(token -> remembered.put(
                            key, new Remembered(token, now.plus(config.reader().tokenMemory()))));
            known = remembered.get(key);
        }
        return Optional.ofNullable(known).map(Remembered::token).filter(token -> token.isValidAt(now));
    }

    /**
     * Makes a token; its secret is told this once.
     *
     * @param expiresAt a time to come, in the year 9999 at the latest; null for never
     * @throws Refusal when it expires at another time
     */
    NewToken make(String name, Role role, @Nullable Instant expiresAt) {
        Instant now = clock.instant();
        if (expiresAt != null && !(expiresAt.isAfter(now) && expiresAt.isBefore(END))) {
            throw Refusal.parameter("expiresAt", "A token expires in the future, in the year 9999 at the latest.");
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var token = new Token(UUID.randomUUID().toString(), name, role, now, expiresAt);
        postgres.update("""
                INSERT INTO tokens (id, name, role, sha256, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?::timestamptz)""", token.id(), name, role.name(), sha256(secret), token.createdAt(), expiresAt);
        return new NewToken(token, secret);
    }

    List<Token> all() {
        return postgres.list("SELECT * FROM tokens ORDER BY created_at, id", Token::of);
    }

    /** Whether there was one. */
    boolean delete(String id) {
        remembered.values().removeIf(known -> known.token().id().equals(id));
        return postgres.update("DELETE FROM tokens WHERE id = ?", id) > 0;
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
