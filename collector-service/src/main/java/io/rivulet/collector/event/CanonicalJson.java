package io.rivulet.collector.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;

/** JSON as one text only: keys in order, no white space. Equal content, equal text. */
final class CanonicalJson {

    private static final int USUAL_CHARACTERS = 1024;

    private CanonicalJson() {}

    /**
     * Writes an object.
     *
     * @param without fields of the object itself that are left out
     */
    static String of(ObjectNode object, Set<String> without) {
        var text = new StringBuilder(USUAL_CHARACTERS);
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
        String[] names = new String[object.size()];
        int count = 0;
        for (var field : object.properties()) {
            names[count++] = field.getKey();
        }
        Arrays.sort(names);
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
        if (isPlain(value)) {
            text.append(value);
        } else {
            JsonStringEncoder.getInstance().quoteAsString(value, text);
        }
        text.append('"');
    }

    /** Whether nothing in it needs an escape, so that it can be copied as a whole. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
