package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** How many of each visitor's were accepted. */
    Map<String, Integer> acceptedByVisitor() {
        Map<String, Integer> counts = new HashMap<>();
        accepted.forEach(event -> counts.merge(event.getVisitorId(), 1, Integer::sum));
        return counts;
    }

    /** {@code {"accepted":n,"rejected":m,"errors":[{"index","eventId","reasons":[…]}]}}. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("accepted", accepted.size())
                .put("rejected", rejected.size());
        var errors = json.putArray("errors");
        for (Outcome.Rejected bad : rejected) {
            var reasons = errors.addObject()
                    .put("index", bad.index())
                    .put("eventId", bad.event().getEventId())
                    .putArray("reasons");
            bad.event()
                    .getReasons()
                    .forEach(reason -> reasons.addObject()
                            .put("code", reason.getCode())
                            .put("field", reason.getField())
                            .put("detail", reason.getDetail()));
        }
        return json;
    }
}
