package io.rivulet.collector.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A body of which parts can be read again; places are counted in whatever it consists of. */
sealed interface JsonSource {

    /**
     * Levels of objects and arrays that a body may have: every one costs its reader some memory. What is nested less than
     * this, but deeper than an event may be, costs only its event.
     */
    int MAX_NESTING = 50_000;

    // The body's own limit bounds them all; one strange number must not sink the events beside it.
    JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .build())
            // Names come from strangers: interned, they would stay for ever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    JsonParser parser() throws IOException;

    /** Where a parser of this source stands. */
    long place(JsonLocation location);

    JsonSource part(long start, long end);

    /** All of it as received, whether it can be read or not. */
    ByteBuffer bytes();

    /** The same with whatever is broken in it mended, read by a parser that takes more. */
    Text lenient();

    /** The body as it is. */
    static JsonSource of(byte[] body) {
        return Encoding.isUtf8(body)
                ? new Utf8(ByteBuffer.wrap(body))
                : new Text(Transcript.of(ByteBuffer.wrap(body), Encoding.guessed(body)));
    }

    /** A parser of what is a text already. */
    static JsonParser parser(String text) throws IOException {
        return JSON.createParser(new StringReader(text));
    }

    /** Bytes as received. */
    record Utf8(ByteBuffer bytes) implements JsonSource {

        @Override
        public JsonParser parser() throws IOException {
            return JSON.createParser(bytes.array(), bytes.arrayOffset(), bytes.remaining());
        }

        @Override
        public long place(JsonLocation location) {
            return location.getByteOffset();
        }

        @Override
        public JsonSource part(long start, long end) {
            return new Utf8(bytes.slice((int) start, (int) (end - start)));
        }

        @Override
        public Text lenient() {
            return new Text(Transcript.of(bytes, StandardCharsets.UTF_8));
        }
    }

    /** A text: in another encoding, or in broken UTF-8, or with names that the parser of bytes does not take. */
    record Text(Transcript transcript) implements JsonSource {

        @Override
        public JsonParser parser() throws IOException {
            return JsonSource.parser(transcript.text());
        }

        @Override
        public long place(JsonLocation location) {
            return location.getCharOffset();
        }

        @Override
        public JsonSource part(long start, long end) {
            return new Text(transcript.part((int) start, (int) end));
        }

        @Override
        public ByteBuffer bytes() {
            return transcript.bytes();
        }

        @Override
        public Text lenient() {
            return this;
        }
    }

    /** What JSON is written in; it starts with a character of ASCII or with a byte order mark. */
    final class Encoding {

        private Encoding() {}

        static boolean isUtf8(byte[] body) {
            return body.length < 2 || (body[0] != 0 && body[1] != 0 && !marked(body));
        }

        private static boolean marked(byte[] body) {
            return (body[0] == (byte) 0xfe && body[1] == (byte) 0xff)
                    || (body[0] == (byte) 0xff && body[1] == (byte) 0xfe);
        }

        static Charset guessed(byte[] body) {
            if (marked(body)) {
                return StandardCharsets.UTF_16;
            }
            return body[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
    }
}
