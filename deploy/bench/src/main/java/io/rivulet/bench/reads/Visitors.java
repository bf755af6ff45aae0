package io.rivulet.bench.reads;

import io.rivulet.bench.load.WallClock;
import io.rivulet.bench.measure.Scenarios;
import io.rivulet.deploy.local.LocalFleet;
import io.rivulet.deploy.local.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** People who do something, and can be asked for. */
final class Visitors {

    private static final int EVENTS_EACH = 5;
    private static final int AT_ONCE = 100;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);

    private final LocalFleet fleet;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Visitors(LocalFleet fleet) {
        this.fleet = fleet;
    }

    static String name(int number) {
        return "reader-" + number;
    }

    /** Returns when all of them are known with all that they did. */
    void come(int people) throws InterruptedException {
        for (int from = 0; from < people; from += AT_ONCE) {
            Instant now = WallClock.now();
            send(IntStream.range(from, Math.min(people, from + AT_ONCE))
                    .boxed()
                    .flatMap(number -> IntStream.range(0, EVENTS_EACH)
                            .mapToObj(n -> event(name(number), name(number) + "-" + n, now.plusMillis(n))))
                    .collect(Collectors.joining(",", "{\"events\":[", "]}")));
        }
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        for (int number = 0; number < people; number++) {
            while (!knows(name(number), name(number) + "-" + (EVENTS_EACH - 1), "")) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Not everybody is known after " + KNOWN_WITHIN);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** Whether an event is among those that are shown of its person; {@code how} is what stands behind their name. */
    boolean knows(String visitor, String eventId, String how) {
        HttpResponse<String> answer = ask(request(Part.QUERY, "/api/analytics/insights/" + visitor + how)
                .header("Authorization", "Bearer " + fleet.adminToken()));
        return answer.statusCode() == 200 && answer.body().contains("\"" + eventId + "\"");
    }

    /** Returns when it is acknowledged. */
    HttpResponse<String> send(String body) {
        HttpResponse<String> answer = ask(request(Part.COLLECTOR, Scenarios.PATH)
                .header("X-Write-Key", LocalFleet.WRITE_KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("Not taken: " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpRequest.Builder request(Part part, String path) {
        return HttpRequest.newBuilder(URI.create(fleet.url(part) + path)).timeout(ANSWER_LIMIT);
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String event(String visitor, String eventId, Instant at) {
        return """
                {"eventId":"%s","eventType":"page_view","timestamp":"%s","visitorId":"%s",
                 "pageUrl":"https://shop.example/phones","consent":{"necessary":true,"analytics":true,"marketing":true,
                 "personalization":true}}""".formatted(eventId, at, visitor);
    }
}
