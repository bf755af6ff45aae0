package io.rivulet.query.fleet;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Connections to the streams services, kept open and shared by all questions. Nobody waits for an answer in a thread. */
@Singleton
final class FleetHttp {

    /** What an instance answered. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    record Reply(int status, byte[] body) {}

    private static final Duration CONNECT = Duration.ofMillis(300);
    /** To one instance. A question takes a millisecond or two there: these are for thousands a second. */
    private static final int CONNECTIONS = 64;

    private final Vertx vertx;
    private final HttpClient http;

    FleetHttp(Vertx vertx) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) CONNECT.toMillis()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    @PreDestroy
    void close() {
        var unused = http.close();
    }

    /** Asks an instance; fails when it doesn't answer in time, or not at all. */
    CompletionStage<Reply> get(URI base, String path, long limitNanos) {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(limitNanos));
        boolean secret = "https".equals(base.getScheme());
        int usualPort = secret ? 443 : 80;
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(base.getHost())
                .setPort(base.getPort() < 0 ? usualPort : base.getPort())
                .setSsl(secret)
                .setURI(path)
                .setConnectTimeout(millis)
                .setIdleTimeout(millis)
                .putHeader("Accept", "application/json");
        // The body is waited for by the thread that is given the response, at once: what comes before is lost.
        return http.request(options)
                .compose(request -> request.send().compose(FleetHttp::reply))
                .toCompletionStage();
    }

    /** Does something in a while. */
    void later(long nanos, Runnable what) {
        vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)), timer -> what.run());
    }

    private static Future<Reply> reply(HttpClientResponse response) {
        return response.body().map(body -> new Reply(response.statusCode(), body.getBytes()));
    }
}
