package io.rivulet.query;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Paths under which earlier callers know the same answers. */
@ApplicationScoped
class OlderPaths {

    private static final Map<String, String> NOW = Map.of(
            "/analytics/realtime", "/api/analytics/realtime",
            "/api/v1/analytics/realtime", "/api/analytics/realtime",
            "/analytics/dashboard", "/api/analytics/dashboard",
            "/analytics/funnel", "/api/analytics/funnel",
            "/analytics/products/top", "/api/analytics/products/top",
            "/analytics/export", "/api/analytics/export");

    void route(@Observes Router router) {
        NOW.forEach((older, path) -> router.route(older).order(-1).handler(context -> answerAs(path, context)));
    }

    private static void answerAs(String path, RoutingContext context) {
        String query = context.request().query();
        context.reroute(query == null ? path : path + "?" + query);
    }
}
