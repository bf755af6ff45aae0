package io.rivulet.collector.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.RawEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a body in one pass: {@code {"events":[…], …}}, an array of events, or one bare event. Every event keeps the bytes
 * it came as.
 */
final class BodyReader {

    /** Events that a batch may have. */
    static final int MAX_EVENTS = 500;

    // The body's own limit bounds them all; one strange number must not sink the events beside it.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            // Names come from strangers: interned, they would stay for ever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final byte[] body;
    private final List<RawEvent> events = new ArrayList<>();

    private BodyReader(byte[] body) {
        this.body = body;
    }

    /**
     * Reads a body.
     *
     * @throws Refusal when it is not JSON, or JSON of another form, or has too many events
     */
    static Batch read(byte[] body) {
        try {
            return new BodyReader(body).batch();
        } catch (JsonProcessingException e) {
            byte[] repaired = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            if (repaired.length != body.length) {
                // Broken UTF-8 somewhere in a text is no reason to lose the batch.
                return read(repaired);
            }
            var at = e.getLocation();
            throw new Refusal(Problem.of(
                    ProblemType.BAD_JSON,
                    "It can't be read beyond line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    private Batch batch() throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            JsonToken first = parser.nextToken();
            Batch batch;
            if (first == JsonToken.START_ARRAY) {
                events(parser);
                batch = new Batch(JsonNodeFactory.instance.objectNode(), events);
            } else if (first == JsonToken.START_OBJECT) {
                batch = object(parser);
            } else {
                throw new Refusal(Problem.of(
                        first == null ? ProblemType.BAD_JSON : ProblemType.BAD_BODY,
                        first == null ? "It is empty." : "It must be an object or an array of events."));
            }
            if (parser.nextToken() != null) {
                throw new Refusal(Problem.of(ProblemType.BAD_JSON, "Something follows after its end."));
            }
            return batch;
        }
    }

    private Batch object(JsonParser parser) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        CleanJson json = new CleanJson(parser);
        boolean isBatch = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = CleanJson.clean(parser.currentName());
            JsonToken value = parser.nextToken();
            if (!name.equals("events")) {
                object.set(name, json.read(2));
            } else if (value == JsonToken.START_ARRAY) {
                isBatch = true;
                events(parser);
            } else {
                throw new Refusal(Problem.of(
                        ProblemType.BAD_BODY, "It has events that are none.", "/events", "It must be an array."));
            }
        }
        if (!isBatch) {
            events.add(new RawEvent(0, object, json.tooDeep(), ByteBuffer.wrap(body)));
        }
        return new Batch(object, events);
    }

    private void events(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (events.size() == MAX_EVENTS) {
                throw new Refusal(Problem.of(
                        ProblemType.TOO_MANY_EVENTS,
                        "A batch may have at most " + MAX_EVENTS + " events.",
                        "/events",
                        "At most " + MAX_EVENTS + " events."));
            }
            long start = parser.currentTokenLocation().getByteOffset();
            CleanJson json = new CleanJson(parser);
            JsonNode event = json.read(1);
            long end = parser.currentLocation().getByteOffset();
            events.add(new RawEvent(events.size(), event, json.tooDeep(), payload(event, start, end)));
        }
    }

    private ByteBuffer payload(JsonNode event, long start, long end) {
        if (start < 0 || end < start || end > body.length || !event.isContainerNode()) {
            // Not UTF-8, so that places are not known in bytes; or no event at all.
            return ByteBuffer.wrap(event.toString().getBytes(StandardCharsets.UTF_8));
        }
        return ByteBuffer.wrap(body, (int) start, (int) (end - start)).slice();
    }
}
