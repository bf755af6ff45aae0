package io.rivulet.collector.ingest;

import io.rivulet.collector.event.Outcome;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of the events of a request: every one of them is in exactly one of the two lists. */
record Verdict(List<UserEvent> accepted, List<Outcome.Rejected> rejected) {

    static Verdict of(List<Outcome> outcomes) {
        List<UserEvent> accepted = new ArrayList<>(outcomes.size());
        List<Outcome.Rejected> rejected = new ArrayList<>(0);
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Accepted good) {
                accepted.add(good.event());
            } else if (outcome instanceof Outcome.Rejected bad) {
                rejected.add(bad);
            }
        }
        return new Verdict(accepted, rejected);
    }

    List<RejectedEvent> rejectedEvents() {
        return rejected.stream().map(Outcome.Rejected::event).toList();
    }

    /** What is remembered of it until it is answered. */
    Receipt receipt() {
        Map<String, Integer> byVisitor = new HashMap<>();
        accepted.forEach(event -> byVisitor.merge(event.getVisitorId(), 1, Integer::sum));
        return new Receipt(accepted.size(), byVisitor, rejected);
    }
}
