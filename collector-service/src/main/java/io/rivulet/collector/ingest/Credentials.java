package io.rivulet.collector.ingest;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key that a request presents outside its body. */
final class Credentials {

    private static final String BASIC = "Basic ";

    private Credentials() {}

    /** From {@code Authorization: Basic base64(key:)}, {@code X-Write-Key} or {@code ?writeKey=}, in this order. */
    static @Nullable String of(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return userOf(authorization.substring(BASIC.length()).strip());
        }
        String header = request.getHeader("X-Write-Key");
        return header == null ? request.getParam("writeKey") : header;
    }

    private static String userOf(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException e) {
            // Not Base64: a key that nobody has.
            return "";
        }
    }
}
