package io.rivulet.collector.tracker;

import io.rivulet.collector.CollectorConfig;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** The tracker's scripts, the clock that it sets itself by, and, where it is switched on, a shop to try it in. */
@ApplicationScoped
class TrackerResource {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String SHOP = "/demo/";
    private static final String SHOP_PAGE = "/demo/index.html";
    // The strictest policy a shop may have: whoever breaks under it breaks here first.
    private static final String SHOP_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script';"
            + " trusted-types 'none'";

    private final Map<String, ScriptFile> files = ScriptFiles.packed();
    private final Clock clock;
    private final boolean showsShop;

    TrackerResource(Clock clock, CollectorConfig config) {
        this.clock = clock;
        this.showsShop = config.tracker().demo();
    }

    void routes(@Observes Router router) {
        router.route("/rivulet/clock").handler(this::tellTime);
        files.keySet().stream()
                .filter(path -> !path.startsWith(SHOP))
                .forEach(path -> router.route(path).handler(context -> serve(context, path)));
        if (showsShop) {
            router.route("/demo/*").handler(this::serveShop);
        }
    }

    /** Milliseconds since 1970, as bare as can be: what is measured is the way. */
    private void tellTime(RoutingContext context) {
        if (!READING.contains(context.request().method())) {
            context.next();
            return;
        }
        context.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/plain")
                .end(String.valueOf(clock.millis()));
    }

    /** Its pages are all one, which finds out by its address what to show. */
    private void serveShop(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.startsWith(SHOP)) {
            context.redirect(SHOP);
            return;
        }
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", SHOP_POLICY);
        serve(context, path.lastIndexOf('.') > path.lastIndexOf('/') ? path : SHOP_PAGE);
    }

    private void serve(RoutingContext context, String path) {
        ScriptFile file = files.get(path);
        if (file == null || !READING.contains(context.request().method())) {
            context.next();
        } else {
            file.answer(context.request(), context.response());
        }
    }
}
