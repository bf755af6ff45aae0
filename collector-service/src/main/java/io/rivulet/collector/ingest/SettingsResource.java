package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What browsers' libraries ask for before they send anything. It is always answered, whatever the key: a library that
 * gets no answer keeps silent for the whole visit, and which keys there are is nobody's business.
 */
@ApplicationScoped
class SettingsResource {

    private static final String METHODS = "GET, OPTIONS";

    private final Problems problems;

    SettingsResource(Problems problems) {
        this.problems = problems;
    }

    void routes(@Observes Router router) {
        serve(router, "/v1/projects/:key/settings", SettingsResource::segment);
        serve(router, "/sourceConfig", SettingsResource::rudderStack);
        serve(router, "/sourceConfig/", SettingsResource::rudderStack);
    }

    private void serve(Router router, String path, Function<HttpServerRequest, ObjectNode> settings) {
        router.route(path).handler(context -> handle(context, settings)).failureHandler(problems::failed);
    }

    private void handle(RoutingContext context, Function<HttpServerRequest, ObjectNode> settings) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        Cors.expose(request, response);
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "public, max-age=300")
                    .end(settings.apply(request).toString());
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            Cors.preflight(request, response, METHODS);
        } else {
            response.putHeader("Allow", METHODS);
            problems.write(
                    context,
                    Problem.of(ProblemType.METHOD_NOT_ALLOWED, "There are only settings here.", "method", METHODS));
        }
    }

    /** The key as asked, because it overrides the page's; and this host, or the events would go to Segment's. */
    private static ObjectNode segment(HttpServerRequest request) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        ObjectNode here =
                settings.putObject("integrations").putObject("Segment.io").put("apiKey", text(request.getParam("key")));
        here.put("apiHost", request.getHeader("Host") + "/v1").put("protocol", protocol(request));
        here.put("addBundledMetadata", false);
        ObjectNode plan = settings.putObject("plan");
        plan.putObject("track").putObject("__default").put("enabled", true).putObject("integrations");
        plan.putObject("identify").putObject("__default").put("enabled", true);
        plan.putObject("group").putObject("__default").put("enabled", true);
        settings.putObject("middlewareSettings");
        settings.putObject("enabledMiddleware");
        settings.putObject("metrics").put("sampleRate", 0);
        settings.putArray("remotePlugins");
        return settings;
    }

    /** A source without destinations. */
    private static ObjectNode rudderStack(HttpServerRequest request) {
        String key = text(request.getParam("writeKey"));
        ObjectNode source = JsonNodeFactory.instance.objectNode().putObject("source");
        source.put("id", "rivulet")
                .put("name", "rivulet")
                .put("writeKey", key)
                .put("workspaceId", "rivulet")
                .put("enabled", true)
                .put("updatedAt", "2026-01-01T00:00:00.000Z");
        source.putObject("config")
                .putObject("statsCollection")
                .putObject("errors")
                .put("enabled", false);
        source.withObject("config")
                .withObjectProperty("statsCollection")
                .putObject("metrics")
                .put("enabled", false);
        source.putArray("destinations");
        source.putArray("connections");
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.set("source", source);
        return settings;
    }

    private static String protocol(HttpServerRequest request) {
        String outside = request.getHeader("X-Forwarded-Proto");
        return outside == null ? String.valueOf(request.scheme()) : outside;
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
