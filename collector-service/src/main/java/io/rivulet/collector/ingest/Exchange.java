package io.rivulet.collector.ingest;

import io.rivulet.collector.site.Sender;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;

/** One request: its body is gathered, judged, written to Kafka, and only then answered. */
final class Exchange {

    /** Where the accepted events are in the topic: who asks the query service for nothing older has read its own writes. */
    private static final String POSITION = "X-Position";

    private final RoutingContext routing;
    private final Door door;
    private final House house;
    private final Context loop;
    private final ArrivingBody body;
    private boolean over;
    private long startedAt;

    Exchange(RoutingContext routing, Door door, House house) {
        this.routing = routing;
        this.door = door;
        this.house = house;
        this.loop = routing.vertx().getOrCreateContext();
        this.body = new ArrivingBody(routing.request(), routing.vertx(), house.inFlight(), this::refuse);
    }

    /** Looks at the headers and waits for the body. */
    void begin() {
        routing.request().exceptionHandler(gone -> finish());
        routing.response().closeHandler(gone -> finish());
        try {
            var caller = new Caller(routing.request(), house.senders(), house.turnstile(), house.clock());
            body.gather(
                    caller.maxBytes(),
                    house.bodyTimeout(),
                    sent -> complete(door.body(routing.request(), sent), caller));
        } catch (Refusal refusal) {
            refuse(refusal);
            body.ignore();
        }
    }

    private void complete(byte[] bytes, Caller caller) {
        startedAt = System.nanoTime();
        if (house.judge().isQuick(bytes)) {
            process(bytes, caller);
            return;
        }
        routing.vertx()
                .executeBlocking(
                        () -> {
                            process(bytes, caller);
                            return null;
                        },
                        false);
    }

    private void process(byte[] bytes, Caller caller) {
        try {
            publish(house.judge().judge(bytes, door, caller), caller);
        } catch (RuntimeException e) {
            loop.runOnContext(ignored -> refuse(e));
        }
    }

    private void publish(Judge.Judged judged, Caller caller) {
        Verdict verdict = judged.verdict();
        Receipt receipt = verdict.receipt();
        Sender from = judged.from();
        long held = judged.held();
        house.publisher()
                .publish(verdict.accepted(), verdict.rejectedEvents())
                .whenComplete((position, failure) -> loop.runOnContext(ignored -> {
                    house.inFlight().release(held);
                    if (failure == null) {
                        caller.book(from, receipt);
                        answer(receipt, position, from);
                    } else {
                        refuse(failure);
                    }
                }));
    }

    private void answer(Receipt receipt, String position, Sender from) {
        house.tally().used(from);
        house.tally().answered(receipt, from.site().id(), System.nanoTime() - startedAt);
        if (finish() && !routing.response().closed()) {
            if (!position.isEmpty()) {
                routing.response().putHeader(POSITION, position);
            }
            door.form().write(receipt, routing.response());
        }
    }

    private void refuse(Throwable why) {
        if (finish()) {
            house.problems().write(routing, house.problems().of(why), door.form());
        }
    }

    /** Gives back what is held, once. */
    private boolean finish() {
        boolean first = !over;
        over = true;
        if (first) {
            body.abandon();
        }
        return first;
    }
}
