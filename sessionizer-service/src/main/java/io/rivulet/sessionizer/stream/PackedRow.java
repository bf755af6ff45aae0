package io.rivulet.sessionizer.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row of a visitor's log as bytes. */
final class PackedRow {

    /** Before every row in the store; what the first version wrote starts with the mark of Avro's single-object encoding. */
    static final byte VERSION = 3;

    private final byte[] circumstances;
    private final byte[] event;
    private final boolean shares;

    /**
     * @param circumstances what it shares with most others of its session: whose it is, where it was told, by which device
     * @param event what is its own
     */
    PackedRow(byte[] circumstances, byte[] event) {
        this(circumstances, event, false);
    }

    private PackedRow(byte[] circumstances, byte[] event, boolean shares) {
        this.circumstances = circumstances;
        this.event = event;
        this.shares = shares;
    }

    /** The same row; where another has the same circumstances, with that one's, so that they are there once. */
    PackedRow sharing(@Nullable PackedRow other) {
        return other != null && Arrays.equals(circumstances, other.circumstances)
                ? new PackedRow(other.circumstances, event, true)
                : this;
    }

    /** How many bytes it takes beside a row whose circumstances it shares. */
    int size() {
        return event.length + (shares ? 0 : circumstances.length);
    }

    /** Takes one from the store, where this version wrote it. */
    static PackedRow of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        byte[] circumstances = new byte[buffer.getInt()];
        buffer.get(circumstances);
        byte[] event = new byte[buffer.remaining()];
        buffer.get(event);
        return new PackedRow(circumstances, event);
    }

    /** As it stands in the store. */
    byte[] bytes() {
        return ByteBuffer.allocate(1 + Integer.BYTES + circumstances.length + event.length)
                .put(VERSION)
                .putInt(circumstances.length)
                .put(circumstances)
                .put(event)
                .array();
    }

    byte[] circumstances() {
        return circumstances;
    }

    byte[] event() {
        return event;
    }
}
