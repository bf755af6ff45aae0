package io.rivulet.collector.ingest;

import io.rivulet.collector.event.Client;
import io.rivulet.collector.event.Delivery;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Who sends a request, and what its headers say about its events. */
final class Caller {

    private final HttpServerRequest request;
    private final Senders senders;
    private final Clock clock;
    private final @Nullable Sender presented;

    /**
     * Looks at the headers.
     *
     * @throws Refusal when they present a key that names nobody, or not to pages of this origin
     */
    Caller(HttpServerRequest request, Senders senders, Clock clock) {
        this.request = request;
        this.senders = senders;
        this.clock = clock;
        String key = Credentials.of(request);
        presented = key == null ? null : known(key);
    }

    /** Bytes that the body may have, inflated; who keeps the key in it has not shown one that allows more. */
    int maxBytes() {
        return presented == null ? Sender.BROWSER_BYTES : presented.maxBytes();
    }

    @Nullable String encoding() {
        return request.getHeader("Content-Encoding");
    }

    /**
     * Whom the key names, of the headers or else of the body.
     *
     * @throws Refusal when there is none, or it names nobody, or not to pages of this origin
     */
    Sender sender(Batch batch) {
        return presented == null ? known(batch.key()) : presented;
    }

    private Sender known(@Nullable String key) {
        Sender from = key == null ? null : senders.of(key).orElse(null);
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

    /**
     * What is said once for all events of the request.
     *
     * @throws Refusal when it is an import and the key may not
     */
    Delivery delivery(Batch batch, Sender from) {
        if (batch.isImport() && !from.vouched()) {
            throw new Refusal(Problem.of(
                    ProblemType.IMPORT_NOT_ALLOWED,
                    "A write key may not import: its clock can't be vouched for.",
                    "/metadata/import",
                    "false, or a server key."));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
}
