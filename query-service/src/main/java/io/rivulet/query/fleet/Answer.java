package io.rivulet.query.fleet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an instance said of a key.
 *
 * @param known nothing where it doesn't know the key
 * @param stalenessMs for how long it may have missed changes
 */
record Answer(Optional<JsonNode> known, long stalenessMs) {

    static final Answer UNKNOWN = new Answer(Optional.empty(), 0);

    /** Nobody here looks into it, and it may be long: it is passed on as it came. */
    private static final String PASSED_ON = "recentEvents";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory TOKENS = JSON.getFactory();

    /**
     * Reads an answer.
     *
     * @throws IllegalStateException when it is no JSON object
     */
    static Answer of(byte[] body) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        try (JsonParser parser = TOKENS.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalStateException("An instance answered something that is not an object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                read.set(name, name.equals(PASSED_ON) ? passedOn(parser, body) : JSON.readTree(parser));
            }
        } catch (IOException e) {
            throw new IllegalStateException("An instance answered something that is not JSON", e);
        }
        return new Answer(Optional.of(read), read.path("stalenessMs").asLong(0));
    }

    private static JsonNode passedOn(JsonParser parser, byte[] body) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return JsonNodeFactory.instance.rawValueNode(
                new RawValue(new String(body, from, to - from, StandardCharsets.UTF_8)));
    }
}
