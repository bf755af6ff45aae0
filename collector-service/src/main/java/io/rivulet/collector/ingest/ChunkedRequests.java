package io.rivulet.collector.ingest;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Closes the connection behind a request that comes in chunks, on every path. If it names a length as well, a proxy that
 * believes the length sees another end of it, and what follows may be somebody else's (RFC 9112, 6.3); but the server below
 * drops the length before anybody here could find it. Browsers and SDKs name a length and send no chunks.
 */
@ApplicationScoped
class ChunkedRequests {

    private static final int BEFORE_ALL = -1_000_000;

    void routes(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(ChunkedRequests::lastOfItsConnection);
    }

    private static void lastOfItsConnection(RoutingContext context) {
        if (context.request().headers().contains("Transfer-Encoding")) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(answered -> context.request().connection().close());
        }
        context.next();
    }
}
