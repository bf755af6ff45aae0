package io.rivulet.collector.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.RawEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a body: {@code {"events":[…], …}}, whatever its dialect calls that, an array of events, or one bare event. Of the
 * events of a large one it is only found out where they are, so that they need not be in memory together.
 */
final class BodyReader {

    /** Events that a batch may have. */
    static final int MAX_EVENTS = 500;

    // Small values take a hundred times their bytes: of larger bodies only one event at a time is in memory.
    private static final int READ_AT_ONCE = RawEvent.MAX_BYTES;

    private final JsonSource body;
    private final Dialect dialect;
    private final boolean atOnce;
    private final List<SentEvent> events = new ArrayList<>();

    private BodyReader(JsonSource body, Dialect dialect, boolean atOnce) {
        this.body = body;
        this.dialect = dialect;
        this.atOnce = atOnce;
    }

    /**
     * Reads a body.
     *
     * @throws Refusal when it is not JSON, or JSON of another form, or has too many events
     */
    static Batch read(byte[] body, Dialect dialect) {
        JsonSource source = JsonSource.of(body);
        // Who names the key in an event is read twice anyhow, before and after the key is known.
        boolean atOnce = body.length <= READ_AT_ONCE && !dialect.keysInEvents();
        try {
            return new BodyReader(source, dialect, atOnce).batch();
        } catch (JsonProcessingException e) {
            return atOnce ? readInParts(source, dialect) : readLeniently(source.lenient(), dialect);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    /** What is broken in one event is mended in that event alone. */
    private static Batch readInParts(JsonSource source, Dialect dialect) {
        try {
            return new BodyReader(source, dialect, false).batch();
        } catch (JsonProcessingException e) {
            // Broken UTF-8 somewhere in a text, or half a character in a name, is no reason to lose the batch.
            return readLeniently(source.lenient(), dialect);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    private static Batch readLeniently(JsonSource source, Dialect dialect) {
        try {
            return new BodyReader(source, dialect, false).batch();
        } catch (JsonProcessingException e) {
            throw new Refusal(Problem.of(ProblemType.BAD_JSON, detail(e)));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    static String detail(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "It is nested deeper than " + JsonSource.MAX_NESTING + " levels.";
        }
        var at = e.getLocation();
        return at == null
                ? "It can't be read."
                : "It can't be read beyond line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
    }

    private Batch batch() throws IOException {
        try (JsonParser parser = body.parser()) {
            JsonToken first = parser.nextToken();
            Batch batch;
            if (first == JsonToken.START_ARRAY) {
                events(parser);
                batch = batch(JsonNodeFactory.instance.objectNode(), false);
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
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        boolean isBatch = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = CleanJson.clean(parser.currentName());
            JsonToken value = parser.nextToken();
            if (dialect.envelope().contains(name)) {
                envelope.set(name, new CleanJson(parser).read(2));
            } else if (!name.equals(dialect.events())) {
                parser.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                isBatch = true;
                events(parser);
            } else {
                throw new Refusal(Problem.of(
                        ProblemType.BAD_BODY, "It has events that are none.", "/" + name, "It must be an array."));
            }
        }
        if (!isBatch) {
            events.add(new EventSlice(0, body));
        }
        return batch(envelope, !isBatch);
    }

    private Batch batch(ObjectNode envelope, boolean single) {
        return new Batch(dialect, dialect.envelopeForm().apply(envelope), events, single);
    }

    private void events(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (events.size() == MAX_EVENTS) {
                throw new Refusal(Problem.of(
                        ProblemType.TOO_MANY_EVENTS,
                        "A batch may have at most " + MAX_EVENTS + " events.",
                        "/" + dialect.events(),
                        "At most " + MAX_EVENTS + " events."));
            }
            events.add(atOnce ? read(parser) : new EventSlice(events.size(), slice(parser)));
        }
    }

    private SentEvent read(JsonParser parser) throws IOException {
        long start = body.place(parser.currentTokenLocation());
        CleanJson json = new CleanJson(parser, false);
        JsonNode event = json.read(1);
        parser.finishToken();
        JsonSource sent = body.part(start, body.place(parser.currentLocation()));
        RawEvent raw = new RawEvent(events.size(), event, json.exceeded(), sent.bytes());
        return () -> raw;
    }

    private JsonSource slice(JsonParser parser) throws IOException {
        long start = body.place(parser.currentTokenLocation());
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
        } else {
            // No event at all; its end is known only to who reads it.
            parser.finishToken();
        }
        return body.part(start, body.place(parser.currentLocation()));
    }
}
