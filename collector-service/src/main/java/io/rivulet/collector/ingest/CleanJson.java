package io.rivulet.collector.ingest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.RawEvent;
import io.rivulet.collector.event.Reasons.Code;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Set;

/**
 * Reads a JSON value without what nothing behind the collector can hold: NUL characters go, half surrogate pairs become
 * U+FFFD, numbers beyond any database's become texts, what is nested too deep or comes after too many bytes or values is
 * left out. Of fields of the same name the last one counts.
 */
final class CleanJson {

    private static final int MAX_DIGITS = 300;
    private static final int LONG_DIGITS = 18;
    // An event has a dozen or two.
    private static final int USUAL_FIELDS = 32;
    private static final char REPLACEMENT = '\uFFFD';

    private final JsonParser parser;
    private final boolean mayBeTooLarge;
    private final long start;
    private final Set<Code> exceeded = EnumSet.noneOf(Code.class);
    private int values;
    private boolean full;

    /** Reads from where the parser stands. */
    CleanJson(JsonParser parser) {
        this(parser, true);
    }

    /**
     * The same.
     *
     * @param mayBeTooLarge whether bytes must be counted: asking a parser where it stands costs as much as a value
     */
    CleanJson(JsonParser parser, boolean mayBeTooLarge) {
        this.parser = parser;
        this.mayBeTooLarge = mayBeTooLarge;
        this.start = mayBeTooLarge ? place() : 0;
    }

    /** JSON in a text of an event; a missing node where it is none, or goes further than an event may. */
    static JsonNode inText(String text) {
        try (JsonParser parser = JsonSource.parser(text)) {
            if (parser.nextToken() == null) {
                return MissingNode.getInstance();
            }
            CleanJson json = new CleanJson(parser);
            JsonNode value = json.read(1);
            return json.exceeded().isEmpty() ? value : MissingNode.getInstance();
        } catch (IOException e) {
            // Not JSON; whoever needs it will miss it.
            return MissingNode.getInstance();
        }
    }

    /** Limits for which something was left out of what has been read so far. */
    Set<Code> exceeded() {
        return exceeded;
    }

    /**
     * The value at whose first token the parser stands; leaves it at the last.
     *
     * @param level of the value in its event, which is at level 1
     */
    JsonNode read(int level) throws IOException {
        JsonToken token = parser.currentToken();
        if (isFull()) {
            parser.skipChildren();
            return JsonNodeFactory.instance.nullNode();
        }
        if (token.isStructStart() && level > RawEvent.MAX_DEPTH) {
            exceeded.add(Code.TOO_DEEP);
            parser.skipChildren();
            return JsonNodeFactory.instance.nullNode();
        }
        return switch (token) {
            case START_OBJECT -> object(level);
            case START_ARRAY -> array(level);
            case VALUE_STRING -> JsonNodeFactory.instance.textNode(clean(parser.getText()));
            case VALUE_NUMBER_INT ->
                parser.getTextLength() <= LONG_DIGITS
                        ? JsonNodeFactory.instance.numberNode(parser.getLongValue())
                        : number(parser.getText());
            case VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
            case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    /** Whether more would cost more memory than an event is worth: small values take a hundred times their bytes. */
    private boolean isFull() {
        if (++values > RawEvent.MAX_VALUES) {
            exceeded.add(Code.TOO_MANY_VALUES);
            full = true;
        } else if (mayBeTooLarge && place() - start > RawEvent.MAX_BYTES) {
            exceeded.add(Code.TOO_LARGE);
            full = true;
        }
        return full;
    }

    private long place() {
        JsonLocation at = parser.currentLocation();
        return at.getByteOffset() < 0 ? at.getCharOffset() : at.getByteOffset();
    }

    private ObjectNode object(int level) throws IOException {
        ObjectNode object = level == 1
                ? new ObjectNode(JsonNodeFactory.instance, new LinkedHashMap<>(USUAL_FIELDS))
                : JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = clean(parser.currentName());
            parser.nextToken();
            JsonNode value = read(level + 1);
            if (!full) {
                object.set(name, value);
            }
        }
        return object;
    }

    private ArrayNode array(int level) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode value = read(level + 1);
            if (!full) {
                array.add(value);
            }
        }
        return array;
    }

    private static JsonNode number(String text) {
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
