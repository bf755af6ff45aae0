package io.rivulet.collector.personal;

import org.jspecify.annotations.Nullable;

/** What looks like a telephone number: international, as {@code +44 7700 900123}, or behind {@code tel:}. */
final class PhoneShape {

    private static final int MIN_DIGITS = 7;
    private static final int MIN_NAMED_DIGITS = 6;
    private static final int MAX_DIGITS = 15;
    private static final int MAX_SEPARATORS = 3;
    private static final int MAX_LINKED = 30;
    private static final String SEPARATORS = " -.()/+\u00A0\u2009\u202F\u2010\u2011\u2012\u2013";

    private PhoneShape() {}

    /**
     * Whether this plus sign may be the first of a number: order+1234567890 is a form's way to write a space. Scripts that
     * write none have their words right before it.
     */
    static boolean mayBegin(String text, int plus) {
        return plus == 0 || !AddressShape.isWord(text.charAt(plus - 1));
    }

    /** Whether this colon ends {@code tel:}. */
    static boolean isLink(String text, int colon) {
        return colon > 2
                && (text.charAt(colon - 1) | ' ') == 'l'
                && (text.charAt(colon - 2) | ' ') == 'e'
                && (text.charAt(colon - 3) | ' ') == 't';
    }

    /** Start and end of the number that begins with this plus sign; null where none does. */
    static int @Nullable [] fromPlus(String text, int plus) {
        if (!mayBegin(text, plus)) {
            return null;
        }
        int end = numberEnd(text, plus + 1, text.length(), MIN_DIGITS);
        return end < 0 ? null : new int[] {plus, end};
    }

    /** The same for the number behind the colon of a link. */
    static int @Nullable [] linked(String text, int colon) {
        int[] found = named(text, colon + 1, Math.min(text.length(), colon + MAX_LINKED));
        return found == null || Pseudonyms.isClean(text.substring(colon, found[0])) ? null : found;
    }

    /** The same for one that begins anywhere in this part of a text, which is called a number. */
    static int @Nullable [] named(String text, int from, int to) {
        for (int start = from; start < to; start++) {
            if (isDigit(text.charAt(start))) {
                int end = numberEnd(text, start, to, MIN_NAMED_DIGITS);
                if (end >= 0) {
                    boolean plus = start > from && text.charAt(start - 1) == '+';
                    return new int[] {plus ? start - 1 : start, end};
                }
                while (start < to && isDigit(text.charAt(start))) {
                    start++;
                }
            }
        }
        return null;
    }

    /** Behind the last digit, of as many groups of digits as a number may have; -1 where they are too few. */
    private static int numberEnd(String text, int start, int to, int minDigits) {
        int digits = 0;
        int end = -1;
        int at = start;
        while (true) {
            int groupStart = at;
            while (groupStart < to
                    && groupStart - at < MAX_SEPARATORS
                    && SEPARATORS.indexOf(text.charAt(groupStart)) >= 0) {
                groupStart++;
            }
            int groupEnd = groupStart;
            // One digit more than there may be is as good as any number of them.
            while (groupEnd < to && groupEnd - groupStart <= MAX_DIGITS && isDigit(text.charAt(groupEnd))) {
                groupEnd++;
            }
            if (groupEnd == groupStart || digits + groupEnd - groupStart > MAX_DIGITS) {
                return digits < minDigits ? -1 : end;
            }
            digits += groupEnd - groupStart;
            end = groupEnd;
            at = groupEnd;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
