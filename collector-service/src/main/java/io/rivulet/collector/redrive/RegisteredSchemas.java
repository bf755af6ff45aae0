package io.rivulet.collector.redrive;

import io.rivulet.collector.redrive.RejectedTopic.OutOfReach;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Which schemas the registry has, as long as somebody asks; each is asked for once. */
final class RegisteredSchemas implements IntPredicate {

    private final HttpClient http;
    private final String registryUrl;
    private final Duration patience;
    private final Map<Integer, Boolean> known = new HashMap<>();

    /**
     * Asks a registry.
     *
     * @param registryUrl its core API, ending in {@code /apis/registry/v3}
     */
    RegisteredSchemas(HttpClient http, String registryUrl, Duration patience) {
        this.http = http;
        this.registryUrl = registryUrl;
        this.patience = patience;
    }

    /**
     * Whether it has the schema of this id.
     *
     * @throws OutOfReach when it does not say
     */
    @Override
    public boolean test(int id) {
        return known.computeIfAbsent(id, this::asked);
    }

    private boolean asked(int id) {
        var request = HttpRequest.newBuilder(URI.create(registryUrl + "/ids/contentIds/" + id))
                .timeout(patience)
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status == 200 || status == 404) {
                return status == 200;
            }
            throw new OutOfReach("The registry answers " + status);
        } catch (IOException e) {
            throw new OutOfReach(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutOfReach(e);
        }
    }
}
