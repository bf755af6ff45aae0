package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What is left of a verdict once its records are on their way: the records themselves, of which thousands wait for Kafka
 * at a time, would be copied from one corner of the memory to another by every collection of its garbage.
 *
 * @param accepted how many events
 * @param acceptedByVisitor how many of each visitor's
 * @param rejected each of the others, with its reasons
 */
record Receipt(int accepted, Map<String, Integer> acceptedByVisitor, List<Outcome.Rejected> rejected) {

    /** {@code {"accepted":n,"rejected":m,"errors":[{"index","eventId","reasons":[…]}]}}. */
    ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("accepted", accepted).put("rejected", rejected.size());
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
