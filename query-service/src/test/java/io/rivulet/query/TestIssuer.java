package io.rivulet.query;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A little issuer of OpenID Connect on loopback: it describes itself, shows its keys, signs, and lets everybody in who asks
 * for a code with PKCE, as {@link #visitor}.
 */
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {

    static final String AUDIENCE = "rivulet-of-tests";

    private static volatile String address = "";
    private static volatile RsaJsonWebKey key = generated();
    private static volatile boolean isAway;
    private static volatile List<String> visitorsRoles = List.of("ADMIN");
    private static volatile int lifetimeSeconds = 3600;

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    static String address() {
        return address;
    }

    /** As whom everybody is let in from now on, and for how long. */
    static void visitor(List<String> roles, int seconds) {
        visitorsRoles = roles;
        lifetimeSeconds = seconds;
    }

    /** It hangs up on whoever asks, or stops doing so. */
    static void goesAway(boolean away) {
        isAway = away;
    }

    /** It signs with another key from now on, and shows only that. */
    static void rotates() {
        key = generated();
    }

    static RsaJsonWebKey key() {
        return key;
    }

    /** Claims as they should be. */
    static JwtClaims claims(String subject, String... roles) {
        var claims = new JwtClaims();
        claims.setIssuer(address);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setClaim("preferred_username", "name-of-" + subject);
        claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
        return claims;
    }

    static String signed(JwtClaims claims) {
        return signed(claims, key);
    }

    static String signed(JwtClaims claims, RsaJsonWebKey with) {
        try {
            var signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(with.getPrivateKey());
            signature.setKeyIdHeaderValue(with.getKeyId());
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static RsaJsonWebKey generated() {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId(UUID.randomUUID().toString());
            made.setUse("sig");
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", this::handle);
            made.setExecutor(Executors.newCachedThreadPool(work -> {
                var thread = new Thread(work, "test-issuer");
                thread.setDaemon(true);
                return thread;
            }));
            made.start();
            server = made;
            address = "http://localhost:" + made.getAddress().getPort() + "/realms/shop";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "rivulet.oidc.issuer", address,
                "rivulet.oidc.audience", AUDIENCE,
                "rivulet.oidc.client-id", "dashboard-of-tests",
                "rivulet.oidc.role-claim", "realm_access.roles",
                "rivulet.oidc.clock-skew", "1S");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (isAway) {
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getPath().replace("/realms/shop", "");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        switch (path) {
            case "/.well-known/openid-configuration" ->
                answer(
                        exchange,
                        200,
                        Map.of(
                                "issuer", address,
                                "jwks_uri", address + "/keys",
                                "authorization_endpoint", address + "/authorize",
                                "token_endpoint", address + "/token",
                                "end_session_endpoint", address + "/end"));
            case "/keys" -> {
                String keys = new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
                write(exchange, 200, keys);
            }
            case "/authorize" ->
                authorize(exchange, fields(exchange.getRequestURI().getRawQuery()));
            case "/token" ->
                token(exchange, fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            case "/end" ->
                redirect(
                        exchange,
                        fields(exchange.getRequestURI().getRawQuery()).getOrDefault("post_logout_redirect_uri", ""));
            default -> write(exchange, 404, "{}");
        }
        exchange.close();
    }

    private void authorize(HttpExchange exchange, Map<String, String> asked) throws IOException {
        if (!"code".equals(asked.get("response_type"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || !"dashboard-of-tests".equals(asked.get("client_id"))
                || !asked.containsKey("code_challenge")
                || !asked.containsKey("nonce")
                || !asked.containsKey("state")) {
            write(exchange, 400, "{}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        redirect(exchange, asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    }

    private void token(HttpExchange exchange, Map<String, String> sent) throws IOException {
        if ("refresh_token".equals(sent.get("grant_type"))) {
            granted(exchange, null);
            return;
        }
        // A code is good once.
        Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
        if (asked == null
                || !"authorization_code".equals(sent.get("grant_type"))
                || !challenge(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
                || !String.valueOf(asked.get("redirect_uri")).equals(sent.get("redirect_uri"))) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        granted(exchange, asked.get("nonce"));
    }

    private static void granted(HttpExchange exchange, @Nullable String nonce) throws IOException {
        JwtClaims claims = claims("ada", visitorsRoles.toArray(String[]::new));
        claims.setExpirationTimeMinutesInTheFuture(lifetimeSeconds / 60f);
        JwtClaims identity = claims("ada");
        identity.setAudience("dashboard-of-tests");
        if (nonce != null) {
            identity.setClaim("nonce", nonce);
        }
        answer(
                exchange,
                200,
                Map.of(
                        "access_token", signed(claims),
                        "id_token", signed(identity),
                        "refresh_token", UUID.randomUUID().toString(),
                        "token_type", "Bearer",
                        "expires_in", lifetimeSeconds));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(@Nullable String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : (form == null ? "" : form).split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> fields) throws IOException {
        write(exchange, status, JsonUtil.toJson(fields));
    }

    private static void write(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
