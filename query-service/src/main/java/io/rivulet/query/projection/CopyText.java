package io.rivulet.query.projection;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the text form that Postgres' COPY reads: tabs between values, newlines after rows, backslashes before both. As
 * bytes from the start: of an event's cost as text, most was to be text twice before.
 */
final class CopyText {

    private static final byte[] NULL = {'\\', 'N'};
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_TIME = 40;
    private static final int ASCII = 0x80;
    private static final long MILLIS_OF_A_DAY = 86_400_000;

    private byte[] bytes;
    private int length;
    private boolean atStart = true;
    // Events of a batch happened on one day or few.
    private long day = Long.MIN_VALUE;
    private byte[] dayText = {};

    CopyText(int expectedSize) {
        bytes = new byte[Math.max(expectedSize, LONGEST_TIME)];
    }

    /** A value as Postgres reads its type from text; bytes and collections of texts in its own notation. */
    void add(@Nullable Object value) {
        if (!atStart) {
            put((byte) '\t');
        }
        atStart = false;
        if (value == null) {
            put(NULL);
        } else if (value instanceof String text) {
            escape(text);
        } else if (value instanceof Instant time) {
            time(time);
        } else if (value instanceof byte[] binary) {
            hex(binary);
        } else if (value instanceof Collection<?> elements) {
            escape(array(elements));
        } else {
            escape(value.toString());
        }
    }

    void endRow() {
        put((byte) '\n');
        atStart = true;
    }

    /** What was added; only its first {@link #length()} bytes count. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void escape(String value) {
        // A character becomes two bytes here at most, as long as it is ASCII.
        reserve(2 * value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ASCII) {
                escapeBeyondAscii(value.substring(i));
                return;
            }
            switch (c) {
                case '\\' -> escaped('\\');
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                case '\r' -> escaped('r');
                default -> bytes[length++] = (byte) c;
            }
        }
    }

    // The bytes of other characters are none of those that are escaped.
    private void escapeBeyondAscii(String rest) {
        byte[] encoded = rest.getBytes(StandardCharsets.UTF_8);
        reserve(2 * encoded.length);
        for (byte b : encoded) {
            switch (b) {
                case '\\' -> escaped('\\');
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                case '\r' -> escaped('r');
                default -> bytes[length++] = b;
            }
        }
    }

    private void escaped(char letter) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    // Times here are of whole milliseconds, and of years with four digits; all others as they are.
    private void time(Instant time) {
        long millis = time.toEpochMilli();
        long today = Math.floorDiv(millis, MILLIS_OF_A_DAY);
        if (today != day) {
            dayText = LocalDate.ofInstant(time, ZoneOffset.UTC).toString().getBytes(StandardCharsets.US_ASCII);
            day = today;
        }
        if (!time.equals(Instant.ofEpochMilli(millis)) || dayText.length != "2026-03-02".length()) {
            escape(time.toString());
            return;
        }
        reserve(LONGEST_TIME);
        put(dayText);
        int rest = (int) Math.floorMod(millis, MILLIS_OF_A_DAY);
        bytes[length++] = 'T';
        digits(rest / 3_600_000, 2);
        bytes[length++] = ':';
        digits(rest / 60_000 % 60, 2);
        bytes[length++] = ':';
        digits(rest / 1_000 % 60, 2);
        bytes[length++] = '.';
        digits(rest % 1_000, 3);
        bytes[length++] = 'Z';
    }

    private void digits(int number, int places) {
        int left = number;
        for (int place = places - 1; place >= 0; place--) {
            bytes[length + place] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += places;
    }

    private void hex(byte[] binary) {
        reserve(3 + 2 * binary.length);
        escaped('\\');
        bytes[length++] = 'x';
        for (byte b : binary) {
            bytes[length++] = HEX[(b >> 4) & 0xf];
            bytes[length++] = HEX[b & 0xf];
        }
    }

    private void put(byte one) {
        reserve(1);
        bytes[length++] = one;
    }

    private void put(byte[] some) {
        reserve(some.length);
        System.arraycopy(some, 0, bytes, length, some.length);
        length += some.length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private static String array(Collection<?> elements) {
        var array = new StringBuilder("{");
        for (Object element : elements) {
            if (array.length() > 1) {
                array.append(',');
            }
            array.append('"')
                    .append(element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }
}
