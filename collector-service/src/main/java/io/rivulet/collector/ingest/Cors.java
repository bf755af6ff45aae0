package io.rivulet.collector.ingest;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What browsers want to know before pages of another origin may send events. All origins may ask: a key decides, not a
 * cookie, so there is nothing that a strange page could borrow.
 */
final class Cors {

    private static final Set<String> HEADERS = Set.of(
            "authorization",
            "content-type",
            "content-encoding",
            "x-write-key",
            "x-retry-count",
            "anonymousid",
            "sentat",
            "sp-anonymous");

    private static final Pattern RUDDERSTACKS = Pattern.compile("rsa-[a-z0-9_-]{1,60}");

    private Cors() {}

    /** On every answer. */
    static void expose(HttpServerRequest request, HttpServerResponse response) {
        String origin = request.getHeader("Origin");
        // No browser says that it is everywhere.
        if (origin != null && !origin.equals("*")) {
            response.putHeader("Access-Control-Allow-Origin", origin)
                    // Beacons are sent with credentials, and browsers refuse to send one without this.
                    .putHeader("Access-Control-Allow-Credentials", "true")
                    .putHeader(
                            "Access-Control-Expose-Headers",
                            "Retry-After, X-Accepted, X-Rejected, X-Position, X-RateLimit-Reset")
                    .putHeader("Vary", "Origin");
        }
    }

    /**
     * The answer to a preflight.
     *
     * @param methods of the path, separated by commas
     */
    static void preflight(HttpServerRequest request, HttpServerResponse response, String methods) {
        String asked = request.getHeader("Access-Control-Request-Headers");
        String granted = Arrays.stream((asked == null ? "" : asked).split(",", -1))
                .map(header -> header.strip().toLowerCase(Locale.ROOT))
                .filter(header ->
                        HEADERS.contains(header) || RUDDERSTACKS.matcher(header).matches())
                .collect(Collectors.joining(", "));
        response.setStatusCode(204)
                .putHeader("Allow", methods)
                .putHeader("Access-Control-Allow-Methods", methods)
                .putHeader("Access-Control-Allow-Headers", granted.isEmpty() ? String.join(", ", HEADERS) : granted)
                .putHeader("Access-Control-Max-Age", "86400")
                .end();
    }
}
