package io.rivulet.collector.personal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What looks like an e-mail address: something, an at sign, and a name with a top-level domain. */
final class EmailShape {

    // No separators of addresses and lists: = / ? & : , ; are legal before the at sign and never seen there.
    private static final String LOCAL_SIGNS = ".+-_~!#$%'*^`{|}";
    private static final String AUTHORITY_ENDS = "/?# \t\n\"'<>,;";
    private static final int MAX_AUTHORITY = 128;
    private static final int MAX_QUOTED = 66;
    // logo@2x.png is a picture.
    private static final Pattern PICTURE = Pattern.compile("[1-9]x\\.(png|jpe?g|webp|gif|svg|avif)");

    private EmailShape() {}

    static boolean isAt(char c) {
        return c == '@' || c == '\uFF20' || c == '\uFE6B';
    }

    /**
     * Start and end of the address around an at sign; null where there is none. Of a page's address with somebody's login
     * it is the login: the host is the page's.
     */
    static int @Nullable [] around(String text, int at) {
        int authority = authorityStart(text, at);
        if (authority >= 0) {
            return authority == at ? null : new int[] {authority, at};
        }
        int start = localStart(text, at);
        int end = domainEnd(text, at + 1);
        return start == at || end < 0 ? null : new int[] {start, end};
    }

    /** Behind the :// of the authority in which an at sign stands; -1 where it stands in none. */
    private static int authorityStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < MAX_AUTHORITY && AUTHORITY_ENDS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.startsWith("://", start - 3) ? start : -1;
    }

    private static int localStart(String text, int at) {
        if (at > 1 && text.charAt(at - 1) == '"') {
            int open = text.lastIndexOf('"', at - 2);
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
            return isLatin(c) || LOCAL_SIGNS.indexOf(c) >= 0;
        }
        // Letters of any script, in one character or several.
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isAt(c);
    }

    /** The longest that ends in a top-level domain; -1 where nothing does. */
    private static int domainEnd(String text, int start) {
        if (text.startsWith("[", start)) {
            int close = text.indexOf(']', start);
            return close < 0 ? -1 : close + 1;
        }
        int end = start;
        while (end < text.length() && isDomain(text.charAt(end))) {
            end++;
        }
        while (end > start) {
            int dot = text.lastIndexOf('.', end - 1);
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

    private static boolean isDomain(char c) {
        return c < 128
                ? isLatin(c) || c == '.' || c == '-' || c == '%' || c == '_'
                : Character.isLetterOrDigit(c)
                        || Character.isSurrogate(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
