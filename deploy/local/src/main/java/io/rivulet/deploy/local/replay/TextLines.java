package io.rivulet.deploy.local.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 text, one at a time. A line that is too long or not UTF-8 is told as such and takes no other line
 * with it; a text that ends amid a compressed block ends with a line that says so.
 */
final class TextLines {

    /** An event is at most 32 KB; a line of this length is no event in any of the formats. */
    static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long number;
    private boolean ended;
    private @Nullable Line again;
    private @Nullable String broken;

    TextLines(InputStream in) {
        this.in = in;
    }

    /**
     * A line.
     *
     * @param number its place in the text, from 1
     * @param text what it says, without its end; none where that can't be read
     * @param trouble why it can't be read; empty where it can
     */
    record Line(long number, @Nullable String text, String trouble) {}

    /** The next line, or none at the end. */
    @Nullable Line next() throws IOException {
        if (again != null) {
            Line line = again;
            again = null;
            return line;
        }
        if (ended) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        int b = take();
        if (b < 0) {
            ended = true;
            return broken == null ? null : new Line(++number, null, broken);
        }
        for (; b >= 0 && b != '\n'; b = take()) {
            tooLong = tooLong || bytes.size() >= LONGEST;
            if (!tooLong) {
                bytes.write(b);
            }
        }
        number++;
        if (b < 0 && broken != null) {
            ended = true;
            return new Line(number, null, broken);
        }
        return tooLong ? new Line(number, null, "longer than " + LONGEST + " bytes") : decoded(bytes.toByteArray());
    }

    /** Gives a line back: it comes next. */
    void again(Line line) {
        again = line;
    }

    private int take() {
        if (position == limit) {
            position = 0;
            try {
                limit = Math.max(0, in.read(buffer));
            } catch (IOException e) {
                // The rest of a damaged file is lost whatever is done; what came before it is not.
                limit = 0;
                broken = "the file is damaged from here on: " + e.getMessage();
            }
            if (limit == 0) {
                return -1;
            }
        }
        return buffer[position++] & 0xff;
    }

    private Line decoded(byte[] bytes) {
        int start = number == 1 && startsWithByteOrderMark(bytes) ? 3 : 0;
        int end = bytes.length > start && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
            return new Line(number, text, "");
        } catch (CharacterCodingException e) {
            return new Line(number, null, "not UTF-8");
        }
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }
}
