package io.rivulet.deploy.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Posts batches to the collector, one attempt at a time. */
final class CollectorClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final URI endpoint;
    private final String siteKey;
    private final Clock clock;

    CollectorClient(HttpClient http, URI collector, String siteKey, Clock clock) {
        this.http = http;
        this.endpoint = collector.resolve("/api/analytics/events");
        this.siteKey = siteKey;
        this.clock = clock;
    }

    /** Sends a batch and says what came of it; every attempt says anew when it was sent. */
    Answer post(List<Outgoing> batch) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("User-Agent", "rivulet-replay")
                .header("X-Write-Key", siteKey)
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(batch)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status / 100 == 2) {
                return taken(response.body(), batch.size());
            }
            boolean passing = status == 429 || status >= 500;
            return passing
                    ? new Answer.TryLater(problem(response), notBefore(response))
                    : new Answer.Refused(problem(response));
        } catch (IOException e) {
            // The batch may have been taken all the same; the next attempt carries the same ids.
            String why = e.getMessage();
            return new Answer.TryLater(why == null ? "no connection" : why, Duration.ZERO);
        }
    }

    private byte[] body(List<Outgoing> batch) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
        body.writeBytes("{\"events\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(batch.get(i).json());
        }
        String metadata = "],\"metadata\":{\"import\":true,\"sentAt\":\"" + clock.instant()
                + "\",\"sdkVersion\":\"rivulet-replay\"}}";
        body.writeBytes(metadata.getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private Duration notBefore(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(value -> RetryAfter.parse(value, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private static Answer taken(String text, int sent) {
        try {
            JsonNode answer = JSON.readTree(text);
            int accepted = answer.path("accepted").asInt(-1);
            Map<Integer, String> rejected = new HashMap<>();
            for (JsonNode error : answer.path("errors")) {
                rejected.put(error.path("index").asInt(-1), reasons(error.path("reasons")));
            }
            if (accepted >= 0 && accepted + answer.path("rejected").asInt(0) == sent) {
                return new Answer.Taken(accepted, rejected);
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        return new Answer.Refused("the answer does not account for the " + sent + " events sent: " + cut(text));
    }

    private static String reasons(JsonNode reasons) {
        List<String> words = new ArrayList<>();
        for (JsonNode reason : reasons) {
            words.add(
                    reason.isTextual()
                            ? reason.textValue()
                            : (reason.path("code").asText() + " "
                                            + reason.path("field").asText())
                                    .strip());
        }
        return words.isEmpty() ? "no reason given" : String.join(", ", words);
    }

    /** The status and the words of the problem document, where there is one. */
    private static String problem(HttpResponse<String> response) {
        String text = response.body();
        try {
            JsonNode problem = JSON.readTree(text);
            if (problem.hasNonNull("title")) {
                text = problem.path("title").asText() + ": "
                        + problem.path("detail").asText();
            }
        } catch (JsonProcessingException e) {
            // Not a problem document: the text as it is.
        }
        return "status " + response.statusCode() + ", " + cut(text);
    }

    private static String cut(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }
}
