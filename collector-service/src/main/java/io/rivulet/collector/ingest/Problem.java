package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Why a request is refused as a whole (RFC 9457).
 *
 * @param detail what is wrong and what is allowed
 * @param retryAfterSeconds when the same request may pass; 0 where nobody knows
 */
record Problem(ProblemType type, String detail, List<Violation> violations, long retryAfterSeconds) {

    private static final long NOT_SAID = 0;

    /**
     * What is wrong with one part of the request.
     *
     * @param field JSON pointer into the body, or the name of a header or parameter
     */
    record Violation(String field, String detail) {}

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), NOT_SAID);
    }

    static Problem of(ProblemType type, String detail, String field, String allowed) {
        return new Problem(type, detail, List.of(new Violation(field, allowed)), NOT_SAID);
    }

    /** As {@code application/problem+json}. */
    ObjectNode json(String instance) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", type.type())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail)
                .put("instance", instance);
        var list = json.putArray("violations");
        violations.forEach(
                violation -> list.addObject().put("field", violation.field()).put("detail", violation.detail()));
        return json;
    }
}
