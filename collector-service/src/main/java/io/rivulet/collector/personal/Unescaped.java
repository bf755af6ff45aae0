package io.rivulet.collector.personal;

import org.jspecify.annotations.Nullable;

/**
 * A text as people read it: an at sign is one in the address of a page, in HTML and in JSON, however often it was escaped
 * and on whatever keyboard it was written, and every character knows where it came from.
 */
final class Unescaped {

    // Links in mails that lead through two trackers are escaped three times.
    private static final int ROUNDS = 4;
    private static final int MAX_ENTITY = 10;

    private final String text;
    private final int @Nullable [] origin;

    private Unescaped(String text, int @Nullable [] origin) {
        this.text = text;
        this.origin = origin;
    }

    static Unescaped of(String text) {
        Unescaped seen = new Unescaped(Plain.of(text), null);
        for (int round = 0; round < ROUNDS; round++) {
            Unescaped next = seen.once();
            if (next.text.length() == seen.text.length()) {
                break;
            }
            seen = next;
        }
        return seen;
    }

    /** Whether an escape begins at this percent sign, backslash or ampersand. */
    static boolean isEscape(String text, int at) {
        return new Unescaped(text, null).escapeAt(at) > 0;
    }

    String text() {
        return text;
    }

    /** Where a character came from. */
    int origin(int at) {
        return origin == null ? at : origin[at];
    }

    private Unescaped once() {
        StringBuilder plain = null;
        int[] from = null;
        int at = 0;
        int kept = 0;
        while (at < text.length()) {
            int length = escapeAt(at);
            if (length > 0 && plain == null) {
                plain = new StringBuilder(text.length()).append(text, 0, at);
                from = new int[text.length() + 1];
                for (int i = 0; i < at; i++) {
                    from[i] = origin(i);
                }
                kept = at;
            }
            if (plain != null && from != null) {
                plain.append(length > 0 ? escaped(at, length) : text.charAt(at));
                from[kept] = origin(at);
                kept++;
            }
            at += Math.max(length, 1);
        }
        if (plain == null || from == null) {
            return this;
        }
        from[kept] = origin(text.length());
        return new Unescaped(plain.toString(), from);
    }

    /** Characters of the escape that begins here; 0 where none does, or where it stands for more than ASCII. */
    private int escapeAt(int at) {
        return switch (text.charAt(at)) {
            case '%' -> percentAt(at);
            case '\\' -> backslashAt(at);
            case '&' -> entityAt(at);
            default -> 0;
        };
    }

    /** Also as old scripts write it, %u0040. */
    private int percentAt(int at) {
        if (text.startsWith("u", at + 1)) {
            return isAscii(at + 2, at + 6, 16) ? 6 : 0;
        }
        return isAscii(at + 1, at + 3, 16) ? 3 : 0;
    }

    private int backslashAt(int at) {
        if (text.startsWith("u", at + 1)) {
            return isAscii(at + 2, at + 6, 16) ? 6 : 0;
        }
        return text.startsWith("x", at + 1) && isAscii(at + 2, at + 4, 16) ? 4 : 0;
    }

    private int entityAt(int at) {
        if (text.startsWith("commat;", at + 1)) {
            return 8;
        }
        int end = text.startsWith("#", at + 1) ? semicolon(at) : -1;
        boolean hex = text.regionMatches(true, at + 2, "x", 0, 1);
        return end > 0 && isAscii(at + (hex ? 3 : 2), end, hex ? 16 : 10) ? end + 1 - at : 0;
    }

    private int semicolon(int at) {
        for (int i = at; i < text.length() && i < at + MAX_ENTITY; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private char escaped(int at, int length) {
        return switch (text.charAt(at)) {
            case '%' -> (char) value(at + (length == 6 ? 2 : 1), at + length, 16);
            case '\\' -> (char) value(at + 2, at + length, 16);
            default ->
                length == 8 && text.charAt(at + 1) == 'c'
                        ? '@'
                        : text.regionMatches(true, at + 2, "x", 0, 1)
                                ? (char) value(at + 3, at + length - 1, 16)
                                : (char) value(at + 2, at + length - 1, 10);
        };
    }

    private boolean isAscii(int start, int end, int radix) {
        int value = value(start, end, radix);
        return value >= 0 && value < 128;
    }

    /** The number; -1 where it is none. */
    private int value(int start, int end, int radix) {
        if (end > text.length() || start >= end) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = Math.min(value * radix + digit, 1 << 20);
        }
        return value;
    }
}
