package io.rivulet.bench.http;

import java.nio.ByteBuffer;

/**
 * A request, ready to be sent.
 *
 * @param bytes all of it, head and body
 * @param intendedAt when it was due, on the clock of {@link System#nanoTime}: what it had to wait for a free connection is
 *     part of its latency
 * @param tag whatever its sender wants to remember
 * @param last whether its connection is ended after the answer, because its end may not be where it says
 */
public record Shot(ByteBuffer bytes, long intendedAt, Object tag, boolean last) {

    /** A request whose end is where it says. */
    public Shot(ByteBuffer bytes, long intendedAt, Object tag) {
        this(bytes, intendedAt, tag, false);
    }
}
