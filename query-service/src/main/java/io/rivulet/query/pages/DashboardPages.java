package io.rivulet.query.pages;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.SignInOrigins;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Serves the dashboard: one page, which finds out by its address what to show, and the files that it loads. */
@ApplicationScoped
class DashboardPages {

    private static final String PAGE = "/index.html";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> OTHERS = Set.of("api", "analytics", "q", "assets");
    private static final Set<String> SCREENS = Set.of(
            "",
            "live",
            "behaviour",
            "people",
            "sessions",
            "acquisition",
            "predictions",
            "manage",
            "sign-in",
            "index.html");

    // Charts and React set styles through the CSSOM, which the policy leaves alone: no inline style is needed.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'%s; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Map<String, PackedFile> files = PackedFiles.all();
    private final SignInOrigins origins;
    private final boolean isServed;

    DashboardPages(QueryConfig config, SignInOrigins origins) {
        this.origins = origins;
        this.isServed = config.reader().enabled();
    }

    void routes(@Observes Router router) {
        // Before the API, which would call every path unknown that is not its own.
        router.route().order(-1).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        if (!isServed || !READING.contains(context.request().method())) {
            context.next();
            return;
        }
        String path = context.normalizedPath();
        PackedFile file = files.get(path);
        String first = path.split("/", 3)[path.startsWith("/") ? 1 : 0];
        if (file != null && !path.equals(PAGE)) {
            file.answer(context.request(), context.response());
        } else if (SCREENS.contains(first)) {
            page(context, 200);
        } else if (!OTHERS.contains(first) && isOpenedInABrowser(context)) {
            // Where people are lost the dashboard tells them; programs are told by the API.
            page(context, 404);
        } else {
            context.next();
        }
    }

    private void page(RoutingContext context, int status) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status)
                .putHeader("Content-Security-Policy", POLICY.formatted(origins.sources()))
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
        Objects.requireNonNull(files.get(PAGE)).answer(context.request(), response);
    }

    private static boolean isOpenedInABrowser(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }
}
