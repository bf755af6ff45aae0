package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;

/**
 * One event as it came, before anybody judged it.
 *
 * @param index its place in the batch, from 0
 * @param json what was read of it, cleaned of what no database can hold
 * @param tooDeep parts nested too deep were left out of {@code json}
 * @param payload its bytes as received
 */
public record RawEvent(int index, JsonNode json, boolean tooDeep, ByteBuffer payload) {

    /** Levels of objects and arrays that an event may have, itself included. */
    public static final int MAX_DEPTH = 16;

    /** Bytes that an event may have. */
    public static final int MAX_BYTES = 32 * 1024;
}
