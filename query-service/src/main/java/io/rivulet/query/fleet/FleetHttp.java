package io.rivulet.query.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Pooled connections to the streams services. */
final class FleetHttp {

    /** What an instance answered. */
    record Reply(int status, String body) {}

    private static final Duration CONNECT = Duration.ofMillis(300);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /**
     * Asks an instance.
     *
     * @throws IOException when it doesn't answer in time, or not at all
     */
    Reply get(URI uri, Duration limit) throws IOException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(limit)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
