package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.collector.event.Reasons.Code;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * One event as it came, before anybody judged it.
 *
 * @param index its place in the batch, from 0
 * @param json what was read of it, cleaned of what no database can hold
 * @param exceeded limits that it exceeds; what is beyond them was left out of {@code json}
 * @param payload its bytes as received
 */
public record RawEvent(int index, JsonNode json, Set<Code> exceeded, ByteBuffer payload) {

    /** Levels of objects and arrays that an event may have, itself included. */
    public static final int MAX_DEPTH = 16;

    /** Bytes that an event may have. */
    public static final int MAX_BYTES = 32 * 1024;

    /** Values that an event may have: objects, arrays, texts, numbers, truth values and nulls, itself included. */
    public static final int MAX_VALUES = 4000;

    /** The same event in other words; its bytes remain as received. */
    public RawEvent saying(JsonNode other) {
        return new RawEvent(index, other, exceeded, payload);
    }

    /** Whether so much was left out that what is there says nothing. */
    boolean isCutShort() {
        return exceeded.contains(Code.TOO_LARGE) || exceeded.contains(Code.TOO_MANY_VALUES);
    }
}
