package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings the older forms of an event into the flat one. */
final class EventForms {

    private EventForms() {}

    /**
     * The event in the flat form. Two older forms are known: {@code {fingerprint, sessionId, event:{type, name, data,
     * timestamp, page, referrer}, session}} and {@code {event, properties, timestamp, session_id, user_id}}.
     */
    static ObjectNode flat(ObjectNode sent) {
        if (sent.get("event") instanceof ObjectNode inner) {
            return unwrapped(sent, inner);
        }
        return sent.path("event").isTextual() && sent.hasNonNull("session_id") ? withVisitor(sent) : sent;
    }

    private static ObjectNode unwrapped(ObjectNode sent, ObjectNode inner) {
        ObjectNode flat = sent.objectNode();
        flat.setAll(sent);
        flat.remove("event");
        for (var field : inner.properties()) {
            switch (field.getKey()) {
                case "type" -> flat.set("eventType", field.getValue());
                case "name" -> flat.set(inner.hasNonNull("type") ? "name" : "eventType", field.getValue());
                case "data" -> flat.set("properties", field.getValue());
                case "page" -> flat.set(isAddress(field.getValue()) ? "pageUrl" : "pagePath", field.getValue());
                default -> flat.set(field.getKey(), field.getValue());
            }
        }
        return flat;
    }

    // Its senders know no visitor: the session is the longest that they recognise a browser for.
    private static ObjectNode withVisitor(ObjectNode sent) {
        ObjectNode flat = sent.objectNode();
        flat.setAll(sent);
        if (!sent.hasNonNull("visitorId") && !sent.hasNonNull("fingerprint") && !sent.hasNonNull("anonymousId")) {
            flat.set("anonymousId", sent.get("session_id"));
        }
        return flat;
    }

    private static boolean isAddress(JsonNode page) {
        return page.asText().contains("://");
    }
}
