package io.rivulet.collector.personal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What looks like an e-mail address: something, an at sign, and a name with a top-level domain. */
final class EmailShape {

    // No separators of addresses and lists: = / ? & : , ; are legal before the at sign and never seen there.
    private static final Signs LOCAL_SIGNS = Signs.of(".+-_~!#$%'*^`{|}");
    private static final Signs AUTHORITY_ENDS = Signs.of("/?# \t\n\"'<>,;");
    private static final int MAX_AUTHORITY = 128;
    private static final int MAX_QUOTED = 66;
    // logo@2x.png is a picture.
    private static final Pattern PICTURE = Pattern.compile("[1-9]x\\.(png|jpe?g|webp|gif|svg|avif)");

    private final String text;
    private final Signs.Parts authorities;
    private int unclosedFrom = Integer.MAX_VALUE;

    /** In this text, which is {@link Plain}; at signs are to be asked about from left to right. */
    EmailShape(String text) {
        this.text = text;
        this.authorities = AUTHORITY_ENDS.new Parts(text);
    }

    /**
     * Start and end of the address around an at sign; null where there is none. Of a page's address with somebody's login
     * it is the login: the host is the page's.
     */
    int @Nullable [] around(int at) {
        int authority = authorities.startBefore(at);
        if (at - authority <= MAX_AUTHORITY && text.startsWith("://", authority - 3)) {
            return authority == at ? null : new int[] {authority, at};
        }
        int start = localStart(at);
        int end = start == at ? -1 : domainEnd(at + 1);
        return end < 0 ? null : new int[] {start, end};
    }

    private int localStart(int at) {
        if (at > 1 && text.charAt(at - 1) == '"') {
            int open = at - 2;
            while (open >= 0 && at - open <= MAX_QUOTED && text.charAt(open) != '"') {
                open--;
            }
            return open >= 0 && at - open <= MAX_QUOTED ? open : at;
        }
        int start = at;
        while (start > 0 && isLocal(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isLocal(char c) {
        if (c < 128) {
            return isLatin(c) || LOCAL_SIGNS.have(c);
        }
        // Letters of any script, in one character or several.
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c);
    }

    /** The longest that ends in a top-level domain; -1 where nothing does. */
    private int domainEnd(int start) {
        if (text.startsWith("[", start)) {
            return bracketEnd(start);
        }
        int end = start;
        while (end < text.length() && isDomain(text.charAt(end))) {
            end++;
        }
        while (end > start) {
            int dot = end - 1;
            while (dot > start && text.charAt(dot) != '.') {
                dot--;
            }
            if (dot <= start) {
                return -1;
            }
            if (end - dot > 2 && Character.isLetter(text.codePointAt(dot + 1))) {
                return PICTURE.matcher(text.substring(start, end)).matches() ? -1 : end;
            }
            end = dot;
        }
        return -1;
    }

    /** Behind the bracket that closes this one; -1 where none does, which is looked for only once. */
    private int bracketEnd(int open) {
        int close = open < unclosedFrom ? text.indexOf(']', open) : -1;
        if (close < 0) {
            unclosedFrom = Math.min(unclosedFrom, open);
            return -1;
        }
        return close + 1;
    }

    private static boolean isDomain(char c) {
        return c < 128
                ? isLatin(c) || c == '.' || c == '-' || c == '%' || c == '_'
                : Character.isLetterOrDigit(c)
                        || Character.isSurrogate(c)
                        || isUnseen(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Takes no room, and nobody who reads an address finds it there. */
    static boolean isUnseen(char c) {
        return c >= 128 && Character.getType(c) == Character.FORMAT;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
