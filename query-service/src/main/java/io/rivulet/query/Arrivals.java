package io.rivulet.query;

import io.rivulet.query.problem.ProblemText;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What holds for every request, before anybody looks what it wants.
 *
 * <p>The connection behind a request in chunks is closed: if it names a length as well, a proxy that believes the length sees
 * another end of it, and what follows may be somebody else's (RFC 9112, 6.3); but the server below drops the length before
 * anybody here could find it. Browsers name a length and send no chunks.
 *
 * <p>A body has its time, and not too many may be on their way at once: whoever waits for one keeps a thread, of which the
 * others have need.
 */
@Singleton
final class Arrivals {

    private static final int BEFORE_ALL = -1_000_000;
    private static final Duration BODY_WITHIN = Duration.ofSeconds(10);
    private static final int MOST_ON_THEIR_WAY = 64;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[^\\s/;,]+/[^\\s/;,]+\\s*(;.*)?");

    private final ProblemText problems;
    private final Set<HttpServerRequest> onTheirWay = ConcurrentHashMap.newKeySet();

    Arrivals(ProblemText problems) {
        this.problems = problems;
    }

    void route(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(this::welcome);
    }

    private void welcome(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean inChunks = request.headers().contains("Transfer-Encoding");
        if (inChunks) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(answered -> request.connection().close());
        }
        if (inChunks || request.headers().contains("Content-Length")) {
            if (!isRoomFor(request)) {
                request.response().putHeader("Connection", "close");
                context.addEndHandler(answered -> request.connection().close());
                problems.answer(
                        context,
                        Refusal.of(ProblemType.OVERLOADED, "Too many bodies are on their way. Ask again in a moment."));
                return;
            }
            hurry(context);
        }
        String type = request.getHeader("Content-Type");
        if (type != null && !MEDIA_TYPE.matcher(type.strip()).matches()) {
            problems.answer(
                    context,
                    Refusal.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type",
                            "A content type is a type and a subtype, as application/json."));
            return;
        }
        context.next();
    }

    // What has come is found out when room is needed, so that nothing can be forgotten.
    private boolean isRoomFor(HttpServerRequest request) {
        if (onTheirWay.size() >= MOST_ON_THEIR_WAY) {
            onTheirWay.removeIf(other -> other.isEnded()
                    || other.response().ended()
                    || other.response().closed());
        }
        return onTheirWay.size() < MOST_ON_THEIR_WAY && onTheirWay.add(request);
    }

    private static void hurry(RoutingContext context) {
        HttpServerRequest request = context.request();
        long timer = context.vertx().setTimer(BODY_WITHIN.toMillis(), late -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
        context.addEndHandler(answered -> context.vertx().cancelTimer(timer));
    }
}
