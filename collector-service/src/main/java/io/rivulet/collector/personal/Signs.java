package io.rivulet.collector.personal;

/** A set of characters of ASCII, looked up in a table: a text is asked for each of its characters. */
final class Signs {

    private static final int ASCII = 128;

    private final boolean[] table = new boolean[ASCII];

    private Signs(String signs) {
        signs.chars().forEach(c -> table[c] = true);
    }

    static Signs of(String signs) {
        return new Signs(signs);
    }

    boolean have(char c) {
        return c < ASCII && table[c];
    }

    /**
     * Where the part of a text begins in which a place lies: behind the last of the signs before it. Asked from left to
     * right it looks at each character once, however often it is asked.
     */
    final class Parts {

        private final String text;
        private int start;
        private int seen;

        Parts(String text) {
            this.text = text;
        }

        int startBefore(int at) {
            for (; seen < at; seen++) {
                if (have(text.charAt(seen))) {
                    start = seen + 1;
                }
            }
            return start;
        }
    }
}
