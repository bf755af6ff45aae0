package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/**
 * What JSON says as one text only, to be hashed: equal content, equal text, and other content, another. Fields are in
 * order, and behind every text there is what no text of an event has in it, so that nothing need be escaped.
 */
final class CanonicalJson {

    private static final int USUAL_CHARACTERS = 1024;
    // Whoever reads events takes it out of them.
    private static final char END = 0;
    private static final NameSet NOTHING = new NameSet(List.of());
    // A thread writes one after the other, and need not keep the room that a strange one took.
    private static final int KEPT_CHARACTERS = 16 * 1024;
    private static final ThreadLocal<StringBuilder> DESKS =
            ThreadLocal.withInitial(() -> new StringBuilder(USUAL_CHARACTERS));

    private CanonicalJson() {}

    /**
     * Writes an object.
     *
     * @param without fields of the object itself that are left out
     */
    static String of(ObjectNode object, NameSet without) {
        StringBuilder text = DESKS.get();
        text.setLength(0);
        object(object, without, text);
        if (text.capacity() > KEPT_CHARACTERS) {
            DESKS.remove();
        }
        return text.toString();
    }

    private static void value(JsonNode value, StringBuilder text) {
        if (value.isTextual()) {
            text.append('"').append(value.textValue()).append(END);
        } else if (value instanceof ObjectNode object) {
            object(object, NOTHING, text);
        } else if (value instanceof ArrayNode array) {
            text.append('[');
            for (JsonNode item : array) {
                value(item, text);
            }
            text.append(']');
        } else {
            text.append(value.asText()).append(END);
        }
    }

    private static void object(ObjectNode object, NameSet without, StringBuilder text) {
        String[] names = new String[object.size()];
        int count = 0;
        for (var field : object.properties()) {
            names[count++] = field.getKey();
        }
        Arrays.sort(names);
        text.append('{');
        for (String name : names) {
            if (!without.has(name)) {
                text.append(name).append(END);
                value(object.get(name), text);
            }
        }
        text.append('}');
    }
}
