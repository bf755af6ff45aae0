package io.rivulet.deploy.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** A real HTTP server with the collector's manners, which fails as it is told. It remembers each event once, by id. */
final class ShakyCollector implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** What happens to a request. */
    enum Mood {
        TAKE,
        /** Takes the batch and hangs up before saying so. */
        TAKE_AND_DROP,
        DROP,
        BUSY,
        DOWN,
        /** Refuses the first event of the batch and takes the rest. */
        REJECT_FIRST,
        FORBID
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final IntFunction<Mood> moods;
    private final Map<String, JsonNode> taken = new LinkedHashMap<>();
    private final List<JsonNode> bodies = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();
    private int seenTwice;

    private ShakyCollector(HttpServer server, IntFunction<Mood> moods) {
        this.server = server;
        this.moods = moods;
    }

    /** A server whose n-th request, from 0, meets the n-th mood. */
    static ShakyCollector inMood(IntFunction<Mood> moods) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        ShakyCollector collector = new ShakyCollector(server, moods);
        server.createContext("/api/analytics/events", collector::handle);
        server.setExecutor(collector.threads);
        server.start();
        return collector;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The events taken, each once, in the order in which they came first. */
    synchronized List<JsonNode> taken() {
        return new ArrayList<>(taken.values());
    }

    synchronized List<JsonNode> bodies() {
        return new ArrayList<>(bodies);
    }

    synchronized int seenTwice() {
        return seenTwice;
    }

    /** When each request came, in {@link System#nanoTime}. */
    synchronized List<Long> arrivals() {
        return new ArrayList<>(arrivals);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        Mood mood;
        synchronized (this) {
            mood = moods.apply(arrivals.size());
            arrivals.add(System.nanoTime());
            bodies.add(body);
            if (mood == Mood.TAKE || mood == Mood.TAKE_AND_DROP) {
                body.path("events").forEach(this::take);
            } else if (mood == Mood.REJECT_FIRST) {
                for (int i = 1; i < body.path("events").size(); i++) {
                    take(body.path("events").get(i));
                }
            }
        }
        int sent = body.path("events").size();
        switch (mood) {
            case TAKE -> answer(exchange, 202, "{\"accepted\":" + sent + ",\"rejected\":0,\"errors\":[]}");
            case REJECT_FIRST ->
                answer(
                        exchange,
                        202,
                        "{\"accepted\":" + (sent - 1)
                                + ",\"rejected\":1,\"errors\":[{\"index\":0,\"reasons\":[{\"code\":\"wrong_type\",\"field\":\"/country\"}]}]}");
            case BUSY -> answer(exchange, 429, "{}");
            case DOWN -> answer(exchange, 503, "{}");
            case FORBID ->
                answer(
                        exchange,
                        401,
                        "{\"title\":\"Unknown key\",\"status\":401,\"detail\":\"No site has this key.\"}");
            case DROP, TAKE_AND_DROP -> exchange.close();
        }
    }

    private void take(JsonNode event) {
        if (taken.putIfAbsent(event.path("eventId").asText(), event) != null) {
            seenTwice++;
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
