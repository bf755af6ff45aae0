package io.rivulet.collector.personal;

/**
 * A first look at a text, and at nearly every text the only one: one pass and a look into a table for most characters,
 * where {@link Traces} takes ten times as long. In what it calls harmless nothing would be found; of what it does not it
 * says nothing.
 */
final class Glance {

    private static final Signs SIGNS = Signs.of("@%+=&\\.:");
    // An address of version 4 has three dots, one of version 6 at least three colons.
    private static final int HARMLESS_DOTS = 2;
    private static final int HARMLESS_COLONS = 2;

    private Glance() {}

    static boolean isHarmless(String text) {
        int dots = 0;
        int colons = 0;
        boolean hasSigns = false;
        boolean isForeign = false;
        for (int i = 0; i < text.length(); i++) {
            char written = text.charAt(i);
            char c = Plain.of(written);
            isForeign |= c != written;
            if (!SIGNS.have(c)) {
                continue;
            }
            hasSigns |= c != '.';
            if (c == '.') {
                dots += isDigit(text, i - 1) && isDigit(text, i + 1) ? 1 : 0;
            } else if (c == ':') {
                colons++;
            }
            if (isWorthMore(text, i, c)) {
                return false;
            }
        }
        // The looks below know ASCII alone.
        return !(isForeign && hasSigns) && dots <= HARMLESS_DOTS && colons <= HARMLESS_COLONS;
    }

    private static boolean isWorthMore(String text, int at, char c) {
        return switch (c) {
            case '.' -> false;
            case ':' -> PhoneShape.isLink(text, at);
            case '+' -> PhoneShape.mayBegin(text, at);
            case '=' -> Parameter.isTelling(Parameter.meaning(text, at));
            case '%', '\\', '&' -> Unescaped.isEscape(text, at);
            default -> true;
        };
    }

    private static boolean isDigit(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = Plain.of(text.charAt(at));
        return c >= '0' && c <= '9';
    }
}
