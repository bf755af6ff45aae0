package io.rivulet.acceptance;

import io.rivulet.deploy.local.LocalFleet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/** The collector as a tracker or a server sees it. */
record Collector(String url) {

    /** Posts a body with the public key of the site demo. */
    Http.Reply track(String body) {
        return post(body, Optional.of(LocalFleet.WRITE_KEY));
    }

    /** Posts a body with a key, or none. */
    Http.Reply post(String body, Optional<String> key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/analytics/events"))
                .timeout(Http.TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        key.ifPresent(value -> request.header("X-Write-Key", value));
        return Http.send(request.build());
    }
}
