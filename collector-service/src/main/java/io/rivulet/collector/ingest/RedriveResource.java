package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.CollectorConfig;
import io.rivulet.collector.event.Site;
import io.rivulet.collector.limit.Turnstile;
import io.rivulet.collector.publish.EventPublisher;
import io.rivulet.collector.publish.InFlightBytes;
import io.rivulet.collector.redrive.RejectedId;
import io.rivulet.collector.redrive.RejectedPage;
import io.rivulet.collector.redrive.RejectedRecord;
import io.rivulet.collector.redrive.RejectedTopic;
import io.rivulet.collector.site.Sender;
import io.rivulet.collector.site.Senders;
import io.rivulet.schemas.avro.UserEvent;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Where a site's own server reads what was rejected, and sends it again. */
@ApplicationScoped
class RedriveResource {

    private final Senders senders;
    private final Turnstile turnstile;
    private final RejectedTopic topic;
    private final Redrive redrive;
    private final EventPublisher publisher;
    private final InFlightBytes inFlight;
    private final Tally tally;
    private final Problems problems;
    private final Duration bodyTimeout;

    RedriveResource(
            Senders senders,
            Turnstile turnstile,
            RejectedTopic topic,
            Intake intake,
            EventPublisher publisher,
            InFlightBytes inFlight,
            Tally tally,
            Problems problems,
            CollectorConfig config) {
        this.senders = senders;
        this.turnstile = turnstile;
        this.topic = topic;
        this.redrive = new Redrive(intake);
        this.publisher = publisher;
        this.inFlight = inFlight;
        this.tally = tally;
        this.problems = problems;
        this.bodyTimeout = config.bodyTimeout();
    }

    void routes(@Observes Router router) {
        router.route("/api/analytics/rejected")
                .handler(context -> only(HttpMethod.GET, context, this::list))
                .failureHandler(problems::failed);
        router.route("/api/analytics/redrive")
                .handler(context -> only(HttpMethod.POST, context, this::send))
                .failureHandler(problems::failed);
    }

    private interface Work {
        void begin(RoutingContext context, Sender sender);
    }

    private void only(HttpMethod method, RoutingContext context, Work work) {
        try {
            if (!context.request().method().equals(method)) {
                context.response().putHeader("Allow", method.name());
                throw new Refusal(
                        Problem.of(ProblemType.METHOD_NOT_ALLOWED, "It is for others.", "method", method.name() + "."));
            }
            work.begin(context, sender(context));
        } catch (Refusal e) {
            ArrivingBody.forget(context.request());
            problems.write(context, e.problem());
        }
    }

    private Sender sender(RoutingContext context) {
        String key = Credentials.of(context.request());
        Sender sender = key == null ? null : senders.of(key).orElse(null);
        if (sender == null) {
            var address = context.request().remoteAddress();
            pass("address", turnstile.address(address == null ? null : address.hostAddress(), "", null, null));
            throw new Refusal(
                    Problem.of(ProblemType.UNKNOWN_KEY, "It is for servers.", "key", "A server key in a header."));
        }
        if (!sender.vouched()) {
            throw new Refusal(Problem.of(
                    ProblemType.SERVER_KEY_NEEDED, "A write key is public.", "key", "A server key of the site."));
        }
        pass("key", turnstile.key(sender.keyId(), true, sender.limits()));
        return sender;
    }

    private static void pass(String whose, long wait) {
        if (wait > 0) {
            throw Refusal.tooMany(whose, wait);
        }
    }

    private void list(RoutingContext context, Sender sender) {
        RedriveQuery query = RedriveQuery.of(context.request(), sender.site().id());
        apart(context, () -> RejectedJson.page(topic.page(query.wanted())), page -> answer(context, page));
    }

    private void send(RoutingContext context, Sender sender) {
        RedriveQuery query = RedriveQuery.of(context.request(), sender.site().id());
        var body = new ArrivingBody(
                context.request(), context.vertx(), inFlight, refusal -> problems.write(context, refusal.problem()));
        context.request().exceptionHandler(gone -> body.abandon());
        context.addEndHandler(end -> body.abandon());
        body.gather(
                sender.maxBytes(),
                bodyTimeout,
                bytes -> apart(
                        context,
                        () -> judged(bytes, sender, query, RedriveQuery.chooses(context.request())),
                        judged -> publish(context, judged, query)));
    }

    private interface Then<T> {
        void take(T value);
    }

    /** Does it on a thread that may wait, and goes on where it was. */
    private <T> void apart(RoutingContext context, Callable<T> work, Then<T> then) {
        context.vertx().executeBlocking(work, false).onComplete(done -> {
            if (done.succeeded()) {
                then.take(done.result());
            } else {
                problems.write(context, problem(done.cause()));
            }
        });
    }

    private Problem problem(Throwable failure) {
        if (failure instanceof RejectedTopic.Busy) {
            return Problem.of(ProblemType.OVERLOADED, "Others are reading rejected events.");
        }
        if (failure instanceof RejectedTopic.Elsewhere elsewhere) {
            return Problem.of(
                    ProblemType.BAD_PARAMETER,
                    "No rejected event of this site can be there.",
                    "after",
                    elsewhere.begin() + "<offset>, such as the last answer's after.");
        }
        return failure instanceof RejectedTopic.OutOfReach
                ? Problem.of(ProblemType.KAFKA_UNAVAILABLE, "Rejected events can't be read now.")
                : problems.of(failure);
    }

    /**
     * What became of all that were named, in their order.
     *
     * @param page where a rule named them, how far it came
     */
    private record All(
            String siteId,
            Map<RejectedId, Redrive.Judged> items,
            @Nullable RejectedPage page) {}

    private All judged(byte[] body, Sender sender, RedriveQuery query, boolean chosen) {
        Site site = sender.site();
        byte[] inflated = Inflation.inflated(body, null, sender.maxBytes());
        Map<RejectedId, Redrive.Judged> items = new LinkedHashMap<>();
        if (inflated.length == 0 && !chosen) {
            throw new Refusal(Problem.of(
                    ProblemType.BAD_PARAMETER,
                    "Nothing says which events are meant.",
                    "parameters",
                    "since, until, reason, after or limit; or events in the body."));
        }
        if (inflated.length == 0) {
            RejectedPage page = topic.page(query.wanted());
            page.records().forEach(record -> items.put(record.id(), redrive.judge(record, null, site, query)));
            return new All(site.id(), items, page);
        }
        List<RedriveItem> wanted = RedriveItem.read(inflated);
        RejectedTopic.Found found =
                topic.at(site.id(), wanted.stream().map(RedriveItem::id).toList());
        for (RedriveItem item : wanted) {
            RejectedRecord original = found.records().get(item.id());
            if (original != null) {
                items.put(item.id(), judged(original, item, site, query));
            } else {
                items.put(
                        item.id(),
                        found.unread().contains(item.id())
                                ? Redrive.Judged.not("unread", "There was no time to find it: send it again.")
                                : Redrive.Judged.not("unknown_id", "The site has no rejected event of this id."));
            }
        }
        return new All(site.id(), items, null);
    }

    private Redrive.Judged judged(RejectedRecord original, RedriveItem item, Site site, RedriveQuery query) {
        try {
            return redrive.judge(original, item.corrected(original), site, query);
        } catch (Refusal e) {
            return Redrive.Judged.not("bad_json", e.problem().detail());
        }
    }

    private void publish(RoutingContext context, All all, RedriveQuery query) {
        var accepted = new ArrayList<UserEvent>();
        all.items().values().forEach(judged -> {
            if (judged.event() != null) {
                accepted.add(judged.event());
            }
        });
        ObjectNode answer = RejectedJson.verdicts(all.items(), all.page());
        if (query.dryRun()) {
            answer(context, answer.put("dryRun", true));
            return;
        }
        var loop = context.vertx().getOrCreateContext();
        publisher
                .publish(accepted, List.of())
                .whenComplete((nothing, failure) -> loop.runOnContext(ignored -> {
                    if (failure == null) {
                        tally.redriven(all.siteId(), accepted.size());
                        answer(context, answer);
                    } else {
                        problems.write(context, problems.of(failure));
                    }
                }));
    }

    private static void answer(RoutingContext context, JsonNode json) {
        if (!context.response().ended() && !context.response().closed()) {
            context.response().putHeader("Content-Type", "application/json").end(json.toString());
        }
    }
}
