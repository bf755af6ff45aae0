package io.rivulet.collector.ingest;

import io.rivulet.collector.CollectorConfig;
import io.rivulet.collector.limit.Turnstile;
import io.rivulet.collector.publish.EventPublisher;
import io.rivulet.collector.publish.InFlightBytes;
import io.rivulet.collector.site.Senders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/**
 * The paths on which events come in. Plain routes rather than resource methods: a body must be counted while it arrives,
 * and every answer, refusals included, is ours.
 */
@ApplicationScoped
class EventsResource {

    private final House house;
    private final Problems problems;

    EventsResource(
            Senders senders,
            Turnstile turnstile,
            EventPublisher publisher,
            InFlightBytes inFlight,
            Tally tally,
            Problems problems,
            Clock clock,
            Intake intake,
            CollectorConfig config) {
        this.house = new House(
                senders,
                turnstile,
                new Judge(intake, inFlight, turnstile),
                publisher,
                inFlight,
                tally,
                problems,
                clock,
                config.bodyTimeout());
        this.problems = problems;
    }

    void routes(@Observes Router router) {
        Doors.all()
                .forEach((path, door) -> router.route(path)
                        .handler(context -> handle(context, door))
                        .failureHandler(problems::failed));
        router.route().last().handler(problems::notFound).failureHandler(problems::failed);
    }

    private void handle(RoutingContext context, Door door) {
        Cors.expose(context.request(), context.response());
        HttpMethod method = context.request().method();
        if (door.methods().contains(method)) {
            new Exchange(context, door.asked(context.request()), house).begin();
        } else if (method.equals(HttpMethod.OPTIONS)) {
            Cors.preflight(context.request(), context.response(), door.allowed());
        } else {
            ArrivingBody.forget(context.request());
            context.response().putHeader("Allow", door.allowed());
            problems.write(
                    context,
                    Problem.of(
                            ProblemType.METHOD_NOT_ALLOWED,
                            "Events are sent here with another method.",
                            "method",
                            door.allowed() + "."));
        }
    }
}
