package io.rivulet.collector.ingest;

import io.rivulet.collector.event.Client;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.publish.EventPublisher;
import io.rivulet.collector.publish.InFlightBytes;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One request: its body is gathered as far as it may grow, judged, written to Kafka, and only then answered. */
final class Exchange {

    // Judging takes some ten microseconds a kilobyte: larger bodies would keep an event loop from other requests.
    private static final int SMALL_BODY = 32 * 1024;
    // Larger ones, and those that may become larger, are read one at a time, so that memory holds them.
    private static final int LARGE_BODY = 64 * 1024;
    private static final long NO_TIMER = -1;
    private static final int MAX_FORGOTTEN = 16 * 1024 * 1024;

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Door door;
    private final House house;
    private final Context loop;
    private final Buffer body = Buffer.buffer();
    private @Nullable Sender sender;
    private int limit;
    private long deadline = NO_TIMER;
    private long heldBytes;
    private long forgotten;
    private boolean over;
    private long startedAt;

    /** What all requests share. */
    record House(
            Senders senders,
            Intake intake,
            EventPublisher publisher,
            InFlightBytes inFlight,
            Turns turns,
            Tally tally,
            Problems problems,
            Clock clock,
            Duration bodyTimeout) {}

    Exchange(RoutingContext routing, Door door, House house) {
        this.routing = routing;
        this.request = routing.request();
        this.door = door;
        this.house = house;
        this.loop = routing.vertx().getOrCreateContext();
    }

    /** Looks at the headers and waits for the body. */
    void begin() {
        request.exceptionHandler(gone -> finish());
        routing.response().closeHandler(gone -> finish());
        try {
            String key = Credentials.of(request);
            sender = key == null ? null : known(key);
            limit = sender == null ? Sender.BROWSER_BYTES : sender.maxBytes();
            if (announcedBytes() > limit) {
                throw Inflation.tooLarge(limit);
            }
            deadline = routing.vertx().setTimer(house.bodyTimeout().toMillis(), late -> giveUp());
            request.handler(this::gather).endHandler(end -> complete());
        } catch (Refusal refusal) {
            refuse(refusal);
            request.handler(this::forget);
        }
    }

    /** Who falls silent, or sends a byte now and then, would keep others out of the memory. */
    private void giveUp() {
        refuse(new Refusal(Problem.of(
                ProblemType.BODY_TIMEOUT,
                "All of it must be here within " + house.bodyTimeout().toSeconds() + " s.")));
        if (request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        }
    }

    private long announcedBytes() {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private void gather(Buffer part) {
        if (over) {
            forget(part);
            return;
        }
        if (body.length() + part.length() > limit) {
            refuse(Inflation.tooLarge(limit));
        } else if (hold(part.length())) {
            body.appendBuffer(part);
        }
    }

    /** A sender that is cut off while it writes never sees the answer: the rest is read, up to a point. */
    private void forget(Buffer part) {
        forgotten += part.length();
        if (forgotten > MAX_FORGOTTEN) {
            request.connection().close();
        }
    }

    private boolean hold(long bytes) {
        if (house.inFlight().tryHold(bytes)) {
            heldBytes += bytes;
            return true;
        }
        refuse(overloaded());
        return false;
    }

    private void complete() {
        routing.vertx().cancelTimer(deadline);
        if (over) {
            return;
        }
        startedAt = System.nanoTime();
        byte[] bytes = door.body(request, body.getBytes());
        if (bytes.length <= SMALL_BODY && !Inflation.isGzip(bytes)) {
            process(bytes);
        } else {
            routing.vertx()
                    .executeBlocking(
                            () -> {
                                process(bytes);
                                return null;
                            },
                            false);
        }
    }

    private void process(byte[] bytes) {
        try {
            boolean large = bytes.length > LARGE_BODY || Inflation.isGzip(bytes);
            Judged judged = large ? house.turns().take(() -> judged(bytes)) : judged(bytes);
            publish(judged);
        } catch (RuntimeException e) {
            loop.runOnContext(ignored -> refuse(e));
        }
    }

    /** The verdict on a body, and the bytes held for it beside those that came. */
    private record Judged(Verdict verdict, Sender from, long held) {}

    private Judged judged(byte[] bytes) {
        byte[] inflated = Inflation.inflated(bytes, request.getHeader("Content-Encoding"), limit);
        // The records that are made of it weigh about as much again.
        long held = 2L * inflated.length - bytes.length;
        if (!house.inFlight().tryHold(held)) {
            throw overloaded();
        }
        try {
            Batch batch = door.read(inflated, limit);
            Sender from = sender == null ? known(batch.key()) : sender;
            return new Judged(house.intake().judge(batch.events(), delivery(batch, from)), from, held);
        } catch (RuntimeException e) {
            house.inFlight().release(held);
            throw e;
        }
    }

    private void publish(Judged judged) {
        Verdict verdict = judged.verdict();
        house.publisher()
                .publish(verdict.accepted(), verdict.rejectedEvents())
                .whenComplete((nothing, failure) -> loop.runOnContext(ignored -> {
                    house.inFlight().release(judged.held());
                    if (failure == null) {
                        answer(verdict, judged.from());
                    } else {
                        refuse(failure);
                    }
                }));
    }

    private static Refusal overloaded() {
        return new Refusal(Problem.of(ProblemType.OVERLOADED, "Send the same events again, later."));
    }

    private Sender known(@Nullable String key) {
        Sender from = key == null ? null : house.senders().of(key).orElse(null);
        if (from == null) {
            throw new Refusal(Problem.of(
                    ProblemType.UNKNOWN_KEY,
                    key == null ? "The request names no key." : "No site has this key.",
                    "key",
                    "Authorization: Basic base64(key:), X-Write-Key, ?writeKey=, or writeKey or apiKey in the body."));
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !from.allows(origin)) {
            throw new Refusal(Problem.of(
                    ProblemType.ORIGIN_NOT_ALLOWED,
                    "Pages of this origin may not use it.",
                    "Origin",
                    "See the site's settings."));
        }
        return from;
    }

    private Delivery delivery(Batch batch, Sender from) {
        if (batch.isImport() && !from.vouched()) {
            throw new Refusal(Problem.of(
                    ProblemType.IMPORT_NOT_ALLOWED,
                    "A write key may not import: its clock can't be vouched for.",
                    "/metadata/import",
                    "false, or a server key."));
        }
        Instant now = house.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return new Delivery(
                from.site(),
                from.vouched(),
                batch.isImport(),
                now,
                batch.sentAt(),
                batch.clockOffset(),
                batch.sdk(),
                request.path(),
                client());
    }

    private Client client() {
        var address = request.remoteAddress();
        boolean refuses = "1".equals(request.getHeader("DNT")) || "1".equals(request.getHeader("Sec-GPC"));
        return new Client(address == null ? null : address.hostAddress(), request.getHeader("User-Agent"), refuses);
    }

    private void answer(Verdict verdict, Sender from) {
        house.tally().answered(verdict, from.site().id(), System.nanoTime() - startedAt);
        if (finish() && !routing.response().closed()) {
            door.form().write(verdict, routing.response());
        }
    }

    private void refuse(Throwable why) {
        if (finish()) {
            house.problems().write(routing, house.problems().of(why), door.form());
        }
    }

    /** Gives back what is held, once. */
    private boolean finish() {
        boolean first = !over;
        over = true;
        if (first) {
            routing.vertx().cancelTimer(deadline);
            house.inFlight().release(heldBytes);
            heldBytes = 0;
        }
        return first;
    }
}
