package io.rivulet.collector.personal;

/**
 * Characters as ASCII that are the same there, as keyboards of other scripts write them: full-width letters, digits and
 * signs, other dots, the digits of every script.
 */
final class Plain {

    private static final int ASCII = 128;
    private static final char FIRST_WIDE = '\uFF01';
    private static final char LAST_WIDE = '\uFF5E';
    private static final char FIRST_PLAIN = '!';

    private Plain() {}

    static char of(char c) {
        return c < ASCII ? c : ofOther(c);
    }

    private static char ofOther(char c) {
        if (c >= FIRST_WIDE && c <= LAST_WIDE) {
            return (char) (c - FIRST_WIDE + FIRST_PLAIN);
        }
        int digit = Character.digit(c, 10);
        return digit >= 0 ? (char) ('0' + digit) : sign(c);
    }

    private static char sign(char c) {
        return switch (c) {
            case '\uFE6B' -> '@';
            // As Chinese and Japanese keyboards write it; names of hosts take them for the same.
            case '\u3002', '\uFF61' -> '.';
            default -> c;
        };
    }

    /** Of a whole text: each character stays where it is. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII && ofOther(c) != c) {
                return rewritten(text, i);
            }
        }
        return text;
    }

    private static String rewritten(String text, int from) {
        char[] plain = text.toCharArray();
        for (int i = from; i < plain.length; i++) {
            plain[i] = of(plain[i]);
        }
        return new String(plain);
    }
}
