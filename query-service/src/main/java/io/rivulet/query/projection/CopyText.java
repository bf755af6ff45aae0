package io.rivulet.query.projection;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Rows in the text form that Postgres' COPY reads: tabs between values, newlines after rows, backslashes before both. */
final class CopyText {

    private final StringBuilder text;
    private boolean atStart = true;

    CopyText(int expectedSize) {
        text = new StringBuilder(expectedSize);
    }

    /** A value as Postgres reads its type from text; bytes and collections of texts in its own notation. */
    void add(@Nullable Object value) {
        if (!atStart) {
            text.append('\t');
        }
        atStart = false;
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof byte[] bytes) {
            hex(bytes);
        } else if (value instanceof Collection<?> elements) {
            escape(array(elements));
        } else {
            escape(value.toString());
        }
    }

    void endRow() {
        text.append('\n');
        atStart = true;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private void hex(byte[] bytes) {
        text.append("\\\\x");
        for (byte b : bytes) {
            text.append(Character.forDigit((b >> 4) & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
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
