package io.rivulet.deploy.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks the query API what it has. */
final class QueryClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http;
    private final URI query;
    private final String token;

    QueryClient(HttpClient http, URI query, String token) {
        this.http = http;
        this.query = query;
        this.token = token;
    }

    /** The totals of some days. */
    record Kpis(BigDecimal revenue, BigDecimal conversions, BigDecimal pageViews, Visits visits) {}

    /**
     * Returns when all these events are in Postgres.
     *
     * @throws ReplayStopped when one still isn't after {@code patience}, or the token is not good
     */
    void awaitStored(List<String> eventIds, Duration patience) throws InterruptedException {
        Deque<String> missing = new ArrayDeque<>(eventIds);
        long started = System.nanoTime();
        while (!missing.isEmpty()) {
            if (isStored(missing.element())) {
                missing.remove();
            } else if (System.nanoTime() - started > patience.toNanos()) {
                throw new ReplayStopped("the query API does not show " + missing.element() + " after "
                        + patience.toSeconds() + " s; ask " + trace(missing.element()) + " where it is");
            } else {
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
    }

    Kpis kpis(LocalDate from, LocalDate to) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = get(query.resolve("/api/analytics/dashboard?startDate=" + from + "&endDate=" + to));
        } catch (IOException e) {
            throw new ReplayStopped("no answer from the query API at " + query + ": " + e.getMessage());
        }
        if (response.statusCode() != 200) {
            throw new ReplayStopped("the query API answers " + response.statusCode() + ": " + response.body());
        }
        JsonNode kpis = json(response).path("kpis");
        return new Kpis(
                revenue(kpis),
                number(kpis, "conversions"),
                number(kpis, "pageViews"),
                new Visits(
                        number(kpis, "sessions"),
                        number(kpis, "pagesPerSession"),
                        number(kpis, "bounceRate"),
                        number(kpis, "conversionRate")));
    }

    private boolean isStored(String eventId) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = get(trace(eventId));
        } catch (IOException e) {
            // It may be starting again; who waits has patience.
            return false;
        }
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new ReplayStopped("the query API does not take the token (status " + status + ")");
        }
        if (status != 200) {
            return false;
        }
        return !json(response).path("counted").isEmpty();
    }

    private URI trace(String eventId) {
        String encoded = URLEncoder.encode(eventId, StandardCharsets.UTF_8).replace("+", "%20");
        return query.resolve("/api/analytics/trace/" + encoded);
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .timeout(TIMEOUT)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new ReplayStopped("the query API answers with something that is not JSON");
        }
    }

    /** Nothing where nothing was earned; there is no total over several currencies. */
    private static BigDecimal revenue(JsonNode kpis) {
        return kpis.path("revenue").isEmpty() ? BigDecimal.ZERO : number(kpis, "revenueTotal");
    }

    private static BigDecimal number(JsonNode kpis, String name) {
        try {
            return new BigDecimal(kpis.path(name).asText());
        } catch (NumberFormatException e) {
            throw new ReplayStopped("the query API's dashboard says nothing of " + name);
        }
    }
}
