package io.rivulet.collector.ingest;

import io.rivulet.collector.event.Client;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.limit.Turnstile;
import io.rivulet.collector.site.Sender;
import io.rivulet.collector.site.Senders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Who sends a request, and what its headers say about its events. */
final class Caller {

    private final HttpServerRequest request;
    private final Senders senders;
    private final Turnstile turnstile;
    private final Clock clock;
    private final @Nullable Sender presented;

    /**
     * Looks at the headers.
     *
     * @throws Refusal when they present a key that names nobody, or not to pages of this origin, or too much was sent
     */
    Caller(HttpServerRequest request, Senders senders, Turnstile turnstile, Clock clock) {
        this.request = request;
        this.senders = senders;
        this.clock = clock;
        this.turnstile = turnstile;
        String key = Credentials.of(request);
        Sender named = key == null ? null : senders.of(key).orElse(null);
        // Before an unknown key is refused: whoever tries keys is counted like any other.
        admitAddress(named);
        presented = key == null ? null : admitted(key, named, Dialect.RIVULET.key());
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
        if (presented != null) {
            return presented;
        }
        String key = batch.key();
        Sender from = admitted(
                key,
                key == null ? null : senders.of(key).orElse(null),
                batch.dialect().key());
        if (!from.vouched()) {
            pass("address", turnstile.addressOnSite(address(), from.site().id(), from.limits()));
        }
        return from;
    }

    private void admitAddress(@Nullable Sender named) {
        if (named == null) {
            pass("address", turnstile.address(address(), request.path(), null, null));
        } else if (!named.vouched()) {
            pass(
                    "address",
                    turnstile.address(address(), request.path(), named.site().id(), named.limits()));
        }
    }

    private static void pass(String whose, long wait) {
        if (wait > 0) {
            throw Refusal.tooMany(whose, wait);
        }
    }

    private Sender admitted(@Nullable String key, @Nullable Sender from, String inBody) {
        if (from == null) {
            throw new Refusal(Problem.of(
                    ProblemType.UNKNOWN_KEY,
                    key == null ? "The request names no key." : "No site has this key.",
                    "key",
                    "Authorization: Basic base64(key:), X-Write-Key, ?writeKey=, or " + inBody + " in the body."));
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !from.allows(origin)) {
            throw new Refusal(Problem.of(
                    ProblemType.ORIGIN_NOT_ALLOWED,
                    "Pages of this origin may not use it.",
                    "Origin",
                    "See the site's settings."));
        }
        pass("key", turnstile.key(from.keyId(), from.vouched(), from.limits()));
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
                client(),
                batch.saysMore());
    }

    /** Counts what Kafka has, against what the sender may. */
    void book(Sender from, Receipt receipt) {
        if (!from.vouched()) {
            turnstile.book(
                    address(),
                    from.site().id(),
                    from.limits(),
                    receipt.acceptedByVisitor(),
                    receipt.accepted() + receipt.rejected().size());
        }
    }

    private @Nullable String address() {
        var address = request.remoteAddress();
        return address == null ? null : address.hostAddress();
    }

    private Client client() {
        boolean refuses = "1".equals(request.getHeader("DNT")) || "1".equals(request.getHeader("Sec-GPC"));
        return new Client(address(), request.getHeader("User-Agent"), refuses, HintHeaders.of(request.headers()));
    }
}
