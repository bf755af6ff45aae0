package io.rivulet.bench.live;

import java.nio.ByteBuffer;

/**
 * Cuts what a server sends into WebSocket frames (RFC 6455, 5.2). They are neither masked nor divided, as Rivulet's; bytes of a
 * frame that has not come as a whole are kept until the rest is there.
 */
final class ServerFrames {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    private static final int OPCODE = 0x0f;
    private static final int LENGTH = 0x7f;
    private static final int MEDIUM = 126;
    private static final int LONG = 127;
    private static final int LONGEST = 16 << 20;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private ByteBuffer kept = NOTHING;

    /** Takes one frame. */
    interface Taker {
        /** The payload is only there during the call. */
        void take(int opcode, ByteBuffer payload);
    }

    /** Gives all frames that are whole by now. */
    void arrived(ByteBuffer bytes, Taker taker) {
        ByteBuffer all = bytes;
        if (kept.hasRemaining()) {
            all = ByteBuffer.allocate(kept.remaining() + bytes.remaining())
                    .put(kept)
                    .put(bytes)
                    .flip();
        }
        while (takeOne(all, taker)) {
            // The next one.
        }
        kept = all.hasRemaining()
                ? ByteBuffer.allocate(all.remaining()).put(all).flip()
                : NOTHING;
        bytes.position(bytes.limit());
    }

    private static boolean takeOne(ByteBuffer all, Taker taker) {
        int start = all.position();
        if (all.remaining() < 2) {
            return false;
        }
        int opcode = all.get() & OPCODE;
        long length = all.get() & LENGTH;
        int more = length == MEDIUM ? Short.BYTES : length == LONG ? Long.BYTES : 0;
        if (all.remaining() < more) {
            all.position(start);
            return false;
        }
        if (length == MEDIUM) {
            length = all.getShort() & 0xffff;
        } else if (length == LONG) {
            length = all.getLong();
        }
        if (length < 0 || length > LONGEST) {
            throw new IllegalStateException("A frame of " + length + " bytes");
        }
        if (all.remaining() < length) {
            all.position(start);
            return false;
        }
        taker.take(opcode, all.slice(all.position(), (int) length));
        all.position(all.position() + (int) length);
        return true;
    }
}
