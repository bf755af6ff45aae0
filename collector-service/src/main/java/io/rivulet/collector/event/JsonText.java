package io.rivulet.collector.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as a text, as Jackson writes it, which for each small object first makes half a dozen larger ones. */
final class JsonText {

    private static final int USUAL_CHARACTERS = 256;

    private JsonText() {}

    static String of(ObjectNode object) {
        var text = new StringBuilder(USUAL_CHARACTERS);
        object(object, text);
        return text.toString();
    }

    private static void value(JsonNode value, StringBuilder text) {
        if (value.isTextual()) {
            string(value.textValue(), text);
        } else if (value instanceof ObjectNode object) {
            object(object, text);
        } else if (value instanceof ArrayNode array) {
            array(array, text);
        } else {
            boolean isNoNumber = value.isFloat() || value.isDouble();
            text.append(isNoNumber ? value.toString() : value.asText());
        }
    }

    private static void object(ObjectNode object, StringBuilder text) {
        text.append('{');
        String comma = "";
        for (var field : object.properties()) {
            text.append(comma);
            string(field.getKey(), text);
            text.append(':');
            value(field.getValue(), text);
            comma = ",";
        }
        text.append('}');
    }

    private static void array(ArrayNode array, StringBuilder text) {
        text.append('[');
        String comma = "";
        for (JsonNode item : array) {
            text.append(comma);
            value(item, text);
            comma = ",";
        }
        text.append(']');
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
