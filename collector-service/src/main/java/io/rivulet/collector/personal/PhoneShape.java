package io.rivulet.collector.personal;

import org.jspecify.annotations.Nullable;

/** What looks like a telephone number: international, as {@code +44 7700 900123}, or behind {@code tel:}. */
final class PhoneShape {

    private static final int MIN_DIGITS = 7;
    private static final int MAX_DIGITS = 15;
    private static final int MAX_SEPARATORS = 3;
    private static final String SEPARATORS = " -.()/+\u00A0\u2009\u202F\u2010\u2011\u2012\u2013";

    private PhoneShape() {}

    static boolean isPlus(char c) {
        return c == '+' || c == '\uFF0B';
    }

    /** Start and end of the number that begins with this plus sign; null where none does. */
    static int @Nullable [] fromPlus(String text, int plus) {
        // order+1234567890 is a form's way to write a space.
        if (plus > 0 && Character.isLetterOrDigit(text.charAt(plus - 1))) {
            return null;
        }
        int end = numberEnd(text, plus + 1, text.length(), MIN_DIGITS);
        return end < 0 ? null : new int[] {plus, end};
    }

    /** The same for a number of at least so many digits that begins anywhere from here. */
    static int @Nullable [] anywhere(String text, int from, int to, int minDigits) {
        for (int start = from; start < to; start++) {
            if (isDigit(text.charAt(start))) {
                int end = numberEnd(text, start, to, minDigits);
                if (end >= 0) {
                    boolean plus = start > from && isPlus(text.charAt(start - 1));
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
            while (groupEnd < to && isDigit(text.charAt(groupEnd))) {
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
        return Character.digit(c, 10) >= 0;
    }
}
