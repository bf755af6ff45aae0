package io.rivulet.collector.ingest;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Takes bodies out of what browsers' libraries wrap them in: the field {@code data} of a form, and Base64 of any kind. */
final class Wrapping {

    private static final String FIELD = "data=";
    // One character a byte: whatever the bytes are, they are the same in the end.
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private Wrapping() {}

    /**
     * The JSON in it, inflated; what is not wrapped stays as it is.
     *
     * @throws Refusal when it is larger than the limit, or broken
     */
    static byte[] unwrapped(byte[] body, int limit) {
        if (isJson(body)) {
            return body;
        }
        String text = new String(body, BYTES).strip();
        byte[] decoded = decoded(field(text));
        return Inflation.inflated(decoded, null, limit);
    }

    private static boolean isJson(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return b == '{' || b == '[' || b == '"';
            }
            if (b < 0) {
                return true;
            }
        }
        return true;
    }

    private static String field(String text) {
        int start = text.startsWith(FIELD) ? 0 : text.indexOf("&" + FIELD) + 1;
        if (!text.startsWith(FIELD, start)) {
            return text;
        }
        int end = text.indexOf('&', start);
        String value = text.substring(start + FIELD.length(), end < 0 ? text.length() : end);
        try {
            // A plus of Base64 that was not escaped stands for itself: Base64 has no spaces.
            String plain = URLDecoder.decode(value, BYTES);
            return plain.startsWith("{") || plain.startsWith("[") ? plain : plain.replace(' ', '+');
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static byte[] decoded(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            return text.getBytes(BYTES);
        }
        try {
            // Both alphabets, padded or not.
            String plain = text.replace('-', '+').replace('_', '/').replace(' ', '+');
            int end = plain.indexOf('=');
            return Base64.getDecoder().decode(end < 0 ? plain : plain.substring(0, end));
        } catch (IllegalArgumentException e) {
            // Not Base64: whoever reads it as JSON will say what is wrong with it.
            return text.getBytes(BYTES);
        }
    }
}
