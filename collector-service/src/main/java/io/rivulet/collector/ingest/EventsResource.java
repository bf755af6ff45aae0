package io.rivulet.collector.ingest;

import io.rivulet.collector.CollectorConfig;
import io.rivulet.collector.publish.EventPublisher;
import io.rivulet.collector.publish.InFlightBytes;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;

/**
 * The paths on which events come in. Plain routes rather than resource methods: a body must be counted while it arrives,
 * and every answer, refusals included, is ours.
 */
@ApplicationScoped
class EventsResource {

    private static final Map<String, AnswerForm> PATHS = Map.of(
            "/api/analytics/events", AnswerForm.VERDICT,
            "/api/analytics/track", AnswerForm.VERDICT,
            "/analytics/collect", AnswerForm.SILENT,
            "/analytics/collect/batch", AnswerForm.QUEUED);

    private final House house;
    private final Problems problems;

    EventsResource(
            Senders senders,
            EventPublisher publisher,
            InFlightBytes inFlight,
            Tally tally,
            Problems problems,
            Clock clock,
            Intake intake,
            CollectorConfig config) {
        this.house = new House(
                senders,
                new Judge(intake, inFlight),
                publisher,
                inFlight,
                tally,
                problems,
                clock,
                config.bodyTimeout());
        this.problems = problems;
    }

    void routes(@Observes Router router) {
        PATHS.forEach((path, form) ->
                router.route(path).handler(context -> handle(context, form)).failureHandler(problems::failed));
        router.route().last().handler(problems::notFound).failureHandler(problems::failed);
    }

    private void handle(RoutingContext context, AnswerForm form) {
        Cors.expose(context.request(), context.response());
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.POST)) {
            new Exchange(context, form, house).begin();
        } else if (method.equals(HttpMethod.OPTIONS)) {
            Cors.preflight(context.request(), context.response());
        } else {
            context.response().putHeader("Allow", "POST, OPTIONS");
            problems.write(
                    context,
                    Problem.of(
                            ProblemType.METHOD_NOT_ALLOWED, "Events are sent with POST.", "method", "POST, OPTIONS."));
        }
    }
}
