package io.rivulet.collector.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Bytes and the text that was read from them, in which U+FFFD stands for those that are no characters. */
final class Transcript {

    private static final int STEP = 8192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final ByteBuffer bytes;
    private final CharsetDecoder decoder;
    /** What is not yet walked through, behind {@link #chars} of the text. */
    private final ByteBuffer rest;

    private int chars;

    private Transcript(String text, ByteBuffer bytes, Charset charset) {
        this.text = text;
        this.bytes = bytes;
        this.rest = bytes.duplicate();
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    static Transcript of(ByteBuffer bytes, Charset charset) {
        var all = new Transcript(charset.decode(bytes.duplicate()).toString(), bytes, charset);
        boolean marked = !all.text.isEmpty() && all.text.charAt(0) == BYTE_ORDER_MARK;
        return marked ? all.part(1, all.text.length()) : all;
    }

    /** The text; a mark of its byte order is no part of it. */
    String text() {
        return text;
    }

    /** As received. */
    ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /**
     * The same of a part of the text. Parts are asked for in their order: the text is walked through once, however many
     * they are.
     */
    Transcript part(int start, int end) {
        int from = place(start);
        ByteBuffer part = bytes.duplicate().position(from).limit(place(end)).slice();
        return new Transcript(text.substring(start, end), part, decoder.charset());
    }

    private int place(int wanted) {
        CharBuffer walked = CharBuffer.allocate(Math.min(STEP, Math.max(2, wanted - chars)));
        while (chars < wanted) {
            walked.clear().limit(Math.min(walked.capacity(), wanted - chars));
            decoder.decode(rest, walked, true);
            if (walked.position() == 0) {
                throw new IllegalStateException("Nothing begins within a character");
            }
            chars += walked.position();
        }
        return rest.position();
    }
}
