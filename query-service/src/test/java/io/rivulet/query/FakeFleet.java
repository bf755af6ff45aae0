package io.rivulet.query;

import static java.nio.file.StandardOpenOption.APPEND;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Four HTTP servers that speak the streams services' contract: two of the sessionizer, one of the profile service, one
 * of the scoring service. What they answer is told to them over HTTP: PUT a body to a path with {@code X-Status} (and
 * {@code X-Silent} to hang up instead, or {@code X-Millis} to take its time), DELETE to forget all.
 */
public final class FakeFleet implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, List<String>> NODES = new ConcurrentHashMap<>();

    private static final Path SITES_FILE = sitesFile();

    private final List<HttpServer> servers = new ArrayList<>();

    /** The addresses of a service's nodes. */
    static List<String> nodesOf(String service) {
        return NODES.getOrDefault(service, List.of());
    }

    private record Reply(int status, boolean silent, long millis, String body) {}

    @Override
    public Map<String, String> start() {
        NODES.putAll(Map.of(
                "sessionizer", List.of(node(), node()),
                "profile", List.of(node()),
                "scoring", List.of(node())));
        return Map.of(
                "rivulet.admin-token",
                "admin-of-tests",
                // So long that only a notice makes a pod forget a token in time.
                "rivulet.reader.token-memory",
                "10M",
                "rivulet.fleet.sessionizer",
                String.join(",", nodesOf("sessionizer")),
                "rivulet.fleet.profile",
                nodesOf("profile").get(0),
                "rivulet.fleet.scoring",
                nodesOf("scoring").get(0),
                "rivulet.sites.newyork.time-zone",
                "America/New_York",
                "rivulet.sites-file",
                SITES_FILE.toString(),
                "rivulet.collector-url",
                "https://collector.example");
    }

    /** A name for a site that is set up, though nothing came from it yet. */
    public static String site(String kind) {
        String site = kind + "-" + UUID.randomUUID();
        try {
            Files.writeString(SITES_FILE, "rivulet.sites." + site + ".write-keys=wk_" + site + "\n", APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return site;
    }

    /** As the collector would read it. */
    private static Path sitesFile() {
        try {
            Path file = Files.createTempFile("sites", ".properties");
            file.toFile().deleteOnExit();
            return Files.writeString(file, """
                    rivulet.sites.of-the-file.write-keys=wk_first until 2031-01-01T00:00:00Z, wk_second
                    rivulet.sites.of-the-file.server-keys=sha256:ab4f4d87468ad201748a0a592342c4b9c02480bdf855e35b98e91c6399fc1107
                    rivulet.sites.of-the-file.allowed-origins=https://shop.example
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        servers.forEach(server -> server.stop(0));
    }

    private String node() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Map<String, Reply> replies = new ConcurrentHashMap<>();
            server.createContext("/", exchange -> handle(exchange, replies));
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                var thread = new Thread(work, "fake-node");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            servers.add(server);
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void handle(HttpExchange exchange, Map<String, Reply> replies) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                var headers = exchange.getRequestHeaders();
                replies.put(
                        path,
                        new Reply(
                                Integer.parseInt(headers.getFirst("X-Status")),
                                headers.containsKey("X-Silent"),
                                Long.parseLong(Objects.requireNonNullElse(headers.getFirst("X-Millis"), "0")),
                                new String(body, StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(204, -1);
            }
            case "DELETE" -> {
                replies.clear();
                exchange.sendResponseHeaders(204, -1);
            }
            default -> {
                Reply reply = replies.getOrDefault(path, new Reply(404, false, 0, "{\"status\":404}"));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(reply.millis()));
                if (!reply.silent()) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(reply.status(), answer.length);
                    exchange.getResponseBody().write(answer);
                }
            }
        }
        exchange.close();
    }
}
