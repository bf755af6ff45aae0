package io.rivulet.collector.ingest;

import io.rivulet.collector.publish.InFlightBytes;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** A request's body while it comes in: as far as it may grow, within its time, in memory that is counted. */
final class ArrivingBody {

    private static final long NO_TIMER = -1;
    private static final int MAX_FORGOTTEN = 16 * 1024 * 1024;

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final InFlightBytes inFlight;
    private final Consumer<Refusal> refused;
    private Buffer body = Buffer.buffer();
    private boolean isOfParts;
    private long deadline = NO_TIMER;
    private long heldBytes;
    private final Forgetting rest;
    private boolean abandoned;
    private boolean over;

    /**
     * A body of which nothing is read yet.
     *
     * @param refused hears why it is not taken; the sender's rest is then read and forgotten
     */
    ArrivingBody(HttpServerRequest request, Vertx vertx, InFlightBytes inFlight, Consumer<Refusal> refused) {
        this.request = request;
        this.vertx = vertx;
        this.inFlight = inFlight;
        this.refused = refused;
        this.rest = new Forgetting(request);
    }

    /** Lets a body pass that nobody reads: what stays unread would keep the next request from its connection. */
    static void forget(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(new Forgetting(request)).resume();
        }
    }

    /** Reads without keeping anything, as far as that is worth it. */
    private static final class Forgetting implements Handler<Buffer> {

        private final HttpServerRequest request;
        private long forgotten;

        Forgetting(HttpServerRequest request) {
            this.request = request;
        }

        @Override
        public void handle(Buffer part) {
            forgotten += part.length();
            if (forgotten > MAX_FORGOTTEN) {
                request.connection().close();
            }
        }
    }

    /**
     * Reads it.
     *
     * @param limit bytes that it may have as it comes
     * @param whole gets all of it
     */
    void gather(int limit, Duration patience, Consumer<byte[]> whole) {
        String coding = request.getHeader("Transfer-Encoding");
        if (coding != null && !coding.strip().toLowerCase(Locale.ROOT).endsWith("chunked")) {
            // Where its body ends, nobody knows; nothing that follows is read as a request.
            throw new Refusal(Problem.of(
                    ProblemType.BAD_REQUEST, "The end of its body can't be found.", "Transfer-Encoding", "chunked."));
        }
        if (announcedBytes() > limit) {
            throw Inflation.tooLarge(limit);
        }
        // Nearly every body has come with its head by then: a timer is set only for those that let us wait.
        vertx.runOnContext(then -> {
            if (!over) {
                deadline = vertx.setTimer(patience.toMillis(), late -> giveUp(patience));
            }
        });
        request.handler(part -> take(part, limit)).endHandler(end -> complete(whole));
    }

    /** Reads what comes without keeping it: a sender that is cut off while it writes never sees the answer. */
    void ignore() {
        abandon();
        request.handler(rest);
    }

    /** Gives back the memory; what still comes is forgotten. */
    void abandon() {
        abandoned = true;
        over = true;
        vertx.cancelTimer(deadline);
        inFlight.release(heldBytes);
        heldBytes = 0;
    }

    private long announcedBytes() {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private void take(Buffer part, int limit) {
        if (abandoned) {
            rest.handle(part);
        } else if (body.length() + part.length() > limit) {
            refused.accept(Inflation.tooLarge(limit));
        } else if (inFlight.tryHold(part.length())) {
            heldBytes += part.length();
            keep(part);
        } else {
            refused.accept(Refusal.overloaded());
        }
    }

    /** Nearly every body comes in one part, which need not be copied. */
    private void keep(Buffer part) {
        if (body.length() == 0) {
            body = part;
            return;
        }
        if (!isOfParts) {
            isOfParts = true;
            body = Buffer.buffer(body.length() + part.length()).appendBuffer(body);
        }
        body.appendBuffer(part);
    }

    private void complete(Consumer<byte[]> whole) {
        over = true;
        vertx.cancelTimer(deadline);
        if (!abandoned) {
            byte[] bytes = body.getBytes();
            // The request outlives its body by the time that Kafka takes.
            body = Buffer.buffer();
            whole.accept(bytes);
        }
    }

    /** Who falls silent, or sends a byte now and then, would keep others out of the memory. */
    private void giveUp(Duration patience) {
        refused.accept(new Refusal(
                Problem.of(ProblemType.BODY_TIMEOUT, "All of it must be here within " + patience.toSeconds() + " s.")));
        if (request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        }
    }
}
