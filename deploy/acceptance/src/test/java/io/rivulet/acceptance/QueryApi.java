package io.rivulet.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The query API as an analyst sees it. */
record QueryApi(String url, String token) {

    /** What stands at a path, or nothing while the answer is not 200. */
    Optional<JsonNode> find(String path) {
        Http.Reply reply = get(path);
        return reply.status() == 200 ? Optional.of(reply.json()) : Optional.empty();
    }

    Http.Reply get(String path) {
        return Http.send(request(path).build());
    }

    Http.Reply post(String path, String body) {
        return Http.send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Http.Reply delete(String path) {
        return Http.send(request(path).DELETE().build());
    }

    /** The same instance, asked by somebody else. */
    QueryApi with(String otherToken) {
        return new QueryApi(url, otherToken);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Http.TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    Optional<JsonNode> insights(String visitor) {
        return find("/api/analytics/insights/" + encoded(visitor));
    }

    /** All about somebody, with everything up to a position that the collector named. */
    Http.Reply insightsAtLeast(String id, String position) {
        return get("/api/analytics/insights/" + encoded(id) + "?atLeast=" + encoded(position));
    }

    Optional<JsonNode> session(String sessionId) {
        return find("/api/analytics/sessions/" + encoded(sessionId));
    }

    Optional<JsonNode> trace(String eventId) {
        return find("/api/analytics/trace/" + encoded(eventId));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
