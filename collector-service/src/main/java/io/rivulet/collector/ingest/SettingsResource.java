package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.personal.PersonalData;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What browsers' libraries ask for before they send anything. It is always answered, whatever the key: a library that
 * gets no answer keeps silent for the whole visit, and which keys there are is nobody's business.
 */
@ApplicationScoped
class SettingsResource {

    // PostHog's libraries ask with a body that says who asks; the answer is the same for everybody.
    private static final Set<HttpMethod> ASKING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    private final Problems problems;
    private final PersonalData personal;

    SettingsResource(Problems problems, PersonalData personal) {
        this.problems = problems;
        this.personal = personal;
    }

    void routes(@Observes Router router) {
        serve(router, "/v1/projects/:key/settings", this::segment);
        serve(router, "/sourceConfig", this::rudderStack);
        serve(router, "/sourceConfig/", this::rudderStack);
        serve(router, "/array/:key/config", request -> postHog());
        serve(router, "/array/:key/config.js", "text/javascript", request -> "// See config.\n");
        for (String path : List.of("/flags", "/flags/", "/decide", "/decide/")) {
            serve(router, path, request -> postHog());
        }
    }

    private void serve(Router router, String path, Function<HttpServerRequest, ObjectNode> settings) {
        serve(
                router,
                path,
                "application/json",
                request -> settings.apply(request).toString());
    }

    private void serve(Router router, String path, String type, Function<HttpServerRequest, String> settings) {
        router.route(path).handler(context -> handle(context, type, settings)).failureHandler(problems::failed);
    }

    private void handle(RoutingContext context, String type, Function<HttpServerRequest, String> settings) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        Cors.expose(request, response);
        ArrivingBody.forget(request);
        if (ASKING.contains(request.method())) {
            response.putHeader("Content-Type", type)
                    .putHeader("Cache-Control", "public, max-age=300")
                    .end(settings.apply(request));
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
    private ObjectNode segment(HttpServerRequest request) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        ObjectNode here =
                settings.putObject("integrations").putObject("Segment.io").put("apiKey", key(request.getParam("key")));
        here.put("apiHost", request.authority() + "/v1").put("protocol", protocol(request));
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
    private ObjectNode rudderStack(HttpServerRequest request) {
        String key = key(request.getParam("writeKey"));
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

    /** No flags, no recording, nothing to load. */
    private static ObjectNode postHog() {
        ObjectNode settings = JsonNodeFactory.instance
                .objectNode()
                .put("hasFeatureFlags", false)
                .put("errorsWhileComputingFlags", false)
                .put("sessionRecording", false)
                .put("surveys", false)
                .put("heatmaps", false)
                .put("autocaptureExceptions", false)
                .put("capturePerformance", false);
        settings.putArray("supportedCompression").add("gzip").add("gzip-js");
        settings.putObject("flags");
        settings.putObject("featureFlags");
        settings.putObject("featureFlagPayloads");
        settings.putArray("siteApps");
        return settings;
    }

    private static String protocol(HttpServerRequest request) {
        boolean secure = request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return secure ? "https" : "http";
    }

    /** What looks like somebody's address is no key: such answers are kept by caches. */
    private String key(@Nullable String asked) {
        return asked == null ? "" : personal.text(asked);
    }
}
