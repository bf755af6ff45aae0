package io.rivulet.query;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody who listens, and keeps all that was heard. */
final class LiveClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** As a browser calls it. */
    private static final int CUT_OFF = 1006;

    private final List<JsonPath> heard = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private volatile int closedWith;

    private LiveClient(WebSocket.Builder builder) {
        this.socket = builder.buildAsync(
                        URI.create("ws://localhost:" + RestAssured.port + "/api/analytics/ws"), new Ear())
                .join();
    }

    static LiveClient connected() {
        return new LiveClient(HTTP.newWebSocketBuilder());
    }

    static LiveClient from(String origin) {
        return new LiveClient(HTTP.newWebSocketBuilder().header("Origin", origin));
    }

    /** Lets itself in and waits for its snapshot. */
    static LiveClient listening(String more) {
        var client = connected();
        client.says("{\"type\":\"auth\",\"token\":\"admin-of-tests\"" + more + "}");
        client.first("snapshot");
        return client;
    }

    void says(String text) {
        socket.sendText(text, true).join();
    }

    List<JsonPath> heard() {
        return heard;
    }

    JsonPath first(String type) {
        return first(frame -> type.equals(frame.getString("type")));
    }

    JsonPath first(Predicate<JsonPath> wanted) {
        return Objects.requireNonNull(await().atMost(Duration.ofSeconds(40))
                .until(() -> heard.stream().filter(wanted).findFirst().orElse(null), Objects::nonNull));
    }

    /** The code with which the service ended it. */
    int closed() {
        return await().atMost(Duration.ofSeconds(30)).until(() -> closedWith, code -> code != 0);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                heard.add(JsonPath.from(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closedWith = code;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closedWith = CUT_OFF;
        }
    }
}
