package io.rivulet.collector.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.RawEvent;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads a JSON value without what nothing behind the collector can hold: NUL characters go, half surrogate pairs become
 * U+FFFD, numbers beyond any database's become texts, what is nested too deep is left out. Of fields of the same name
 * the last one counts.
 */
final class CleanJson {

    private static final int MAX_DIGITS = 300;
    private static final char REPLACEMENT = '\uFFFD';

    private final JsonParser parser;
    private boolean tooDeep;

    CleanJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Whether something was left out of what has been read so far. */
    boolean tooDeep() {
        return tooDeep;
    }

    /**
     * The value at whose first token the parser stands; leaves it at the last.
     *
     * @param level of the value in its event, which is at level 1
     */
    JsonNode read(int level) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isStructStart() && level > RawEvent.MAX_DEPTH) {
            tooDeep = true;
            parser.skipChildren();
            return JsonNodeFactory.instance.nullNode();
        }
        return switch (token) {
            case START_OBJECT -> object(level);
            case START_ARRAY -> array(level);
            case VALUE_STRING -> JsonNodeFactory.instance.textNode(clean(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
            case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    private ObjectNode object(int level) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = clean(parser.currentName());
            parser.nextToken();
            object.set(name, read(level + 1));
        }
        return object;
    }

    private ArrayNode array(int level) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(level + 1));
        }
        return array;
    }

    private static JsonNode number(String text) {
        if (text.length() <= 18 && isWhole(text)) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
        }
        if (text.length() > MAX_DIGITS) {
            return JsonNodeFactory.instance.textNode(text);
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MAX_DIGITS
                    ? JsonNodeFactory.instance.textNode(text)
                    : JsonNodeFactory.instance.numberNode(number);
        } catch (NumberFormatException e) {
            // An exponent that does not even fit into an int.
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }

    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return rebuilt(text);
            }
        }
        return text;
    }

    private static String rebuilt(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().filter(c -> c != 0).forEach(c -> {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            clean.appendCodePoint(half ? REPLACEMENT : c);
        });
        return clean.toString();
    }
}
