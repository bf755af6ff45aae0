package io.rivulet.collector.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** JSON as one text only: keys in order, no white space. Equal content, equal text. */
final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * Writes an object.
     *
     * @param without fields of the object itself that are left out
     */
    static String of(ObjectNode object, Set<String> without) {
        var text = new StringBuilder(512);
        object(object, without, text);
        return text.toString();
    }

    private static void value(JsonNode value, StringBuilder text) {
        if (value instanceof ObjectNode object) {
            object(object, Set.of(), text);
        } else if (value.isArray()) {
            text.append('[');
            value.forEach(item -> {
                value(item, text);
                text.append(',');
            });
            text.append(']');
        } else if (value.isTextual()) {
            string(value.textValue(), text);
        } else {
            text.append(value.asText());
        }
    }

    private static void object(ObjectNode object, Set<String> without, StringBuilder text) {
        List<String> names = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        names.sort(null);
        text.append('{');
        for (String name : names) {
            if (!without.contains(name)) {
                string(name, text);
                text.append(':');
                value(object.get(name), text);
                text.append(',');
            }
        }
        text.append('}');
    }

    private static void string(String value, StringBuilder text) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
