package io.rivulet.query.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Texts as WebSocket frames of a server (RFC 6455, 5.2): not masked, so that the same bytes serve every connection and
 * many frames can go out in one write.
 */
final class Wire {

    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int SHORT = 125;
    private static final int MEDIUM = 0xffff;
    private static final int LONGEST_HEAD = 10;

    private Wire() {}

    static byte[] text(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(payload.length + LONGEST_HEAD).put(FINAL_TEXT);
        if (payload.length <= SHORT) {
            frame.put((byte) payload.length);
        } else if (payload.length <= MEDIUM) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }
}
