package io.rivulet.collector.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.collector.event.RawEvent;
import io.rivulet.collector.event.Reasons.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/**
 * The part of a body that is one event.
 *
 * @param index its place in the batch, from 0
 */
record EventSlice(int index, JsonSource source) implements SentEvent {

    @Override
    public RawEvent read() {
        ByteBuffer payload = source.bytes();
        boolean tooLarge = payload.remaining() > RawEvent.MAX_BYTES;
        try {
            return read(source, payload, tooLarge);
        } catch (JsonProcessingException e) {
            return readLeniently(payload, tooLarge);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    private RawEvent readLeniently(ByteBuffer payload, boolean tooLarge) {
        try {
            return read(source.lenient(), payload, tooLarge);
        } catch (JsonProcessingException e) {
            throw new Refusal(Problem.of(ProblemType.BAD_JSON, BodyReader.detail(e)));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    private RawEvent read(JsonSource from, ByteBuffer payload, boolean tooLarge) throws IOException {
        try (JsonParser parser = from.parser()) {
            parser.nextToken();
            CleanJson json = new CleanJson(parser, tooLarge);
            JsonNode event = json.read(1);
            Set<Code> exceeded = EnumSet.noneOf(Code.class);
            exceeded.addAll(json.exceeded());
            if (tooLarge) {
                exceeded.add(Code.TOO_LARGE);
            }
            return new RawEvent(index, event, exceeded, payload);
        }
    }
}
