package io.rivulet.query.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.ChannelHandlerContext;
import io.quarkus.runtime.ShutdownEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Admission;
import io.rivulet.query.access.Caller;
import io.rivulet.query.problem.ProblemText;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Sight;
import io.rivulet.query.store.Sites;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of {@code /api/analytics/ws}: looks who knocks, and turns requests into listeners. */
@Singleton
final class LiveSocket {

    static final String PATH = "/api/analytics/ws";

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Hub hub;
    private final Feed feed;
    private final Numbers numbers;
    private final Admission admission;
    private final Sites sites;
    private final QueryConfig config;
    private final ProblemText problems;
    private final Request.Reader reader;

    LiveSocket(
            Hub hub,
            Feed feed,
            Numbers numbers,
            Admission admission,
            Sites sites,
            QueryConfig config,
            ProblemText problems,
            ObjectMapper json) {
        this.hub = hub;
        this.feed = feed;
        this.numbers = numbers;
        this.admission = admission;
        this.sites = sites;
        this.config = config;
        this.problems = problems;
        this.reader = new Request.Reader(json);
    }

    void route(@Observes Router router) {
        if (config.reader().enabled()) {
            router.route(PATH).order(-1).handler(this::welcome);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        hub.loops().forEach(loop -> loop.leave(CloseCode.GOING_AWAY));
    }

    private void welcome(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() != HttpVersion.HTTP_1_1 || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            refuse(context, ProblemType.UPGRADE_NEEDED, "Open it as a WebSocket, over HTTP/1.1.");
            return;
        }
        if (!isOwnPage(request)) {
            hub.metrics().refused("origin");
            refuse(context, ProblemType.WRONG_ORIGIN, "Pages of this origin may not listen: rivulet.live.origins.");
            return;
        }
        if (!hub.metrics().enters(hub.config().connections())) {
            hub.metrics().refused("too-many");
            refuse(context, ProblemType.TOO_MANY_LISTENERS, "Come again in a moment, or to another pod.");
            return;
        }
        ChannelHandlerContext channel = Outlet.channelOf(request);
        request.toWebSocket()
                .onSuccess(socket -> listen(context.vertx(), socket, channel, request))
                .onFailure(failure -> {
                    LOG.debug("A handshake failed", failure);
                    hub.metrics().leaves();
                });
    }

    private void listen(Vertx vertx, ServerWebSocket socket, ChannelHandlerContext channel, HttpServerRequest request) {
        LiveLoop loop = hub.loop(channel.channel().eventLoop());
        var outlet = new Outlet(
                socket, channel, Math.toIntExact(hub.config().buffer().asLongValue()));
        var errands = new OffLoop(vertx, loop, request);
        var listener = new Listener(hub, loop, outlet, channel.alloc(), errands, reader);
        socket.textMessageHandler(listener::says);
        socket.binaryMessageHandler(bytes -> listener.end(CloseCode.TEXT_ONLY));
        socket.pongHandler(pong -> listener.isThere());
        socket.drainHandler(drained -> listener.drained());
        // Vert.x leaves a connection open on which too long a message came.
        socket.exceptionHandler(failure -> {
            LOG.debug("A connection broke, or too much was said on it", failure);
            loop.execute(() -> listener.end(CloseCode.TOO_LONG));
        });
        socket.closeHandler(closed -> loop.execute(listener::gone));
        loop.execute(() -> {
            loop.add(listener);
            if (socket.isClosed()) {
                listener.gone();
            }
        });
    }

    /** Programs send no origin; pages can't do without. */
    private boolean isOwnPage(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        List<String> others = hub.config().origins().orElse(List.of());
        if (others.contains(origin)) {
            return true;
        }
        String host = request.getHeader("Host");
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null
                    && host != null
                    && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private void refuse(RoutingContext context, ProblemType type, String detail) {
        problems.answer(context, Refusal.of(type, detail));
    }

    /** Waits elsewhere, and comes back to the listener's thread. */
    private final class OffLoop implements Listener.Errands {

        private final Vertx vertx;
        private final LiveLoop loop;
        private final HttpServerRequest request;

        OffLoop(Vertx vertx, LiveLoop loop, HttpServerRequest request) {
            this.vertx = vertx;
            this.loop = loop;
            this.request = request;
        }

        @Override
        public void check(String token, Consumer<Listener.Checked> then) {
            vertx.executeBlocking(() -> admission.admit(token, request), false)
                    .onFailure(failure -> {
                        LOG.debug("A token could not be looked up", failure);
                        loop.execute(() -> then.accept(Listener.Checked.refused(Listener.Verdict.NOBODY_CAN_SAY)));
                    })
                    .onSuccess(caller -> {
                        Listener.Checked checked = checked(caller);
                        if (checked.verdict() == Listener.Verdict.KNOWN) {
                            whenThereIsSomethingToHear(() -> then.accept(checked));
                        } else {
                            loop.execute(() -> then.accept(checked));
                        }
                    });
        }

        private static Listener.Checked checked(Optional<Caller> caller) {
            if (caller.isEmpty()) {
                return Listener.Checked.refused(Listener.Verdict.UNKNOWN);
            }
            return caller.get().mayListen()
                    ? new Listener.Checked(Listener.Verdict.KNOWN, caller.get().sight())
                    : Listener.Checked.refused(Listener.Verdict.NOT_SO_FAR);
        }

        @Override
        public void site(Sight sight, @Nullable String siteId, Consumer<Listener.Site> then) {
            vertx.executeBlocking(() -> sites.oneOrAll(sight, "siteId", siteId), false)
                    .onSuccess(site -> loop.execute(() -> then.accept(new Listener.Site(site, null))))
                    .onFailure(failure -> {
                        if (!(failure instanceof Refusal)) {
                            LOG.error("A site could not be looked up", failure);
                        }
                        Refusal refusal = failure instanceof Refusal why
                                ? why
                                : Refusal.of(ProblemType.INTERNAL, "The failure is in the log of the service.");
                        loop.execute(() -> then.accept(new Listener.Site(null, refusal)));
                    });
        }

        /** Not for ever: without Kafka there are still numbers. */
        private void whenThereIsSomethingToHear(Runnable then) {
            numbers.watch();
            var unused = feed.listened()
                    .copy()
                    .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .thenRun(() -> loop.execute(then));
        }

        @Override
        public void snapshot(@Nullable String siteId, String more, Consumer<Optional<Hub.Snapshot>> then) {
            vertx.executeBlocking(() -> hub.snapshot(siteId, more), false)
                    .onSuccess(snapshot -> loop.execute(() -> then.accept(Optional.of(snapshot))))
                    .onFailure(failure -> {
                        LOG.error("A snapshot failed", failure);
                        loop.execute(() -> then.accept(Optional.empty()));
                    });
        }
    }
}
