package io.rivulet.collector.personal;

import io.rivulet.collector.personal.KnownNames.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds personal data in a text by its shape, and in {@code name=value} by its name. */
final class Traces {

    private static final String SIGNS = "@%+=&\\";
    private static final int MAX_NAME = 60;
    private static final int MAX_VALUE = 320;
    private static final int MIN_NAMED_DIGITS = 6;
    private static final String BEFORE_NAME = "?&;#, \t\n\"'/|(";
    private static final String BEHIND_VALUE = "&;#, \t\n\"'|)";

    private final Unescaped seen;
    private final String text;
    private final List<Span> spans = new ArrayList<>(2);

    /** The same as a trace, in the text without its escapes. */
    private record Span(PersonalKind kind, int start, int end) {}

    private Traces(Unescaped seen) {
        this.seen = seen;
        this.text = seen.text();
    }

    /** In the order of the text, none overlapping another. */
    static List<Trace> in(String text) {
        return isSuspicious(text) ? new Traces(Unescaped.of(text)).all() : List.of();
    }

    /** Whether there is anything worth a second look; most texts cost this scan and nothing else. */
    static boolean isSuspicious(String text) {
        int dots = 0;
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 ? SIGNS.indexOf(c) >= 0 : EmailShape.isAt(c) || PhoneShape.isPlus(c)) {
                return true;
            }
            if (c == '.' && isNear(text, i, 10)) {
                dots++;
            } else if (c == ':') {
                colons += isNear(text, i, 16) ? 1 : 0;
                if (text.regionMatches(true, i - 3, "tel", 0, 3)) {
                    return true;
                }
            }
        }
        // A time has two colons, a version two dots.
        return dots > 2 || colons > 2;
    }

    /** Whether it stands between two digits, or beside one and another colon. */
    private static boolean isNear(String text, int at, int radix) {
        return at > 0
                && at + 1 < text.length()
                && isPart(text.charAt(at - 1), radix)
                && isPart(text.charAt(at + 1), radix);
    }

    private static boolean isPart(char c, int radix) {
        return c == ':' || Character.digit(c, radix) >= 0;
    }

    private List<Trace> all() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int[] found = null;
            PersonalKind kind = PersonalKind.ADDRESS;
            if (EmailShape.isAt(c)) {
                kind = PersonalKind.EMAIL;
                found = EmailShape.around(text, i);
            } else if (PhoneShape.isPlus(c)) {
                kind = PersonalKind.PHONE;
                found = PhoneShape.fromPlus(text, i);
            } else if (c == '.' && i > 0) {
                found = AddressShape.aroundDot(text, i);
            } else if (c == ':' && text.regionMatches(true, i - 3, "tel", 0, 3)) {
                kind = PersonalKind.PHONE;
                found = PhoneShape.anywhere(text, i + 1, Math.min(text.length(), i + 30), MIN_NAMED_DIGITS);
            } else if (c == ':') {
                found = AddressShape.aroundColon(text, i);
            } else if (c == '=') {
                named(i);
            }
            if (found != null) {
                add(kind, found[0], found[1]);
                i = Math.max(i, found[1] - 1);
            }
        }
        return spans.stream().map(this::trace).toList();
    }

    private void named(int equals) {
        int start = equals;
        while (start > 0 && equals - start < MAX_NAME && BEFORE_NAME.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        Meaning meaning = KnownNames.of(text.substring(start, equals));
        if (meaning == Meaning.EMAIL || meaning == Meaning.PHONE) {
            int end = equals + 1;
            while (end < text.length()
                    && end - equals < MAX_VALUE
                    && (BEHIND_VALUE.indexOf(text.charAt(end)) < 0
                            || (meaning == Meaning.PHONE && text.charAt(end) == ' '))) {
                end++;
            }
            int[] found = meaning == Meaning.PHONE
                    ? PhoneShape.anywhere(text, equals + 1, end, MIN_NAMED_DIGITS)
                    : Pseudonyms.isEmail(text.substring(equals + 1, end)) ? new int[] {equals + 1, end} : null;
            if (found != null) {
                add(meaning == Meaning.PHONE ? PersonalKind.PHONE : PersonalKind.EMAIL, found[0], found[1]);
            }
        }
    }

    /** Those that overlap become one; an e-mail address may begin like a number. */
    private void add(PersonalKind kind, int start, int end) {
        Span span = new Span(kind, start, end);
        while (!spans.isEmpty() && spans.get(spans.size() - 1).end() > span.start()) {
            Span before = spans.remove(spans.size() - 1);
            span = new Span(
                    span.kind() == PersonalKind.EMAIL ? span.kind() : before.kind(),
                    Math.min(span.start(), before.start()),
                    Math.max(span.end(), before.end()));
        }
        spans.add(span);
    }

    private Trace trace(Span span) {
        return new Trace(
                span.kind(),
                seen.origin(span.start()),
                seen.origin(span.end()),
                text.substring(span.start(), span.end()));
    }

    /** The number in a text that is called one; null where there is none. */
    static @Nullable String number(String text) {
        int[] found = PhoneShape.anywhere(text, 0, text.length(), MIN_NAMED_DIGITS);
        return found == null ? null : text.substring(found[0], found[1]);
    }
}
