package io.rivulet.collector.ingest;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key that a request presents outside its body. */
final class Credentials {

    private static final String BASIC = "Basic ";

    private Credentials() {}

    /** From {@code Authorization: Basic base64(key:)}, {@code X-Write-Key} or {@code ?writeKey=}, the first that is not blank. */
    static @Nullable String of(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            String user = userOf(authorization.substring(BASIC.length()).strip());
            if (!user.isBlank()) {
                return user;
            }
        }
        String header = request.getHeader("X-Write-Key");
        String key = isAbsent(header) ? request.getParam("writeKey") : header;
        return isAbsent(key) ? null : key;
    }

    private static boolean isAbsent(@Nullable String key) {
        return key == null || key.isBlank();
    }

    private static String userOf(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException e) {
            // Not Base64: no key.
            return "";
        }
    }
}
