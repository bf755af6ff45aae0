package io.rivulet.collector.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a name: {@code customerEMail2}, {@code customer-e-mail-2} and {@code Customer E-Mail 2} have the same. */
final class NameWords {

    private enum Kind {
        UPPER,
        LOWER,
        OTHER_LETTER,
        NUMBER,
        SIGN;

        static Kind of(int c) {
            return switch (Character.getType(c)) {
                case Character.UPPERCASE_LETTER -> UPPER;
                case Character.LOWERCASE_LETTER -> LOWER;
                case Character.TITLECASE_LETTER, Character.MODIFIER_LETTER, Character.OTHER_LETTER -> OTHER_LETTER;
                case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> NUMBER;
                default -> SIGN;
            };
        }
    }

    private NameWords() {}

    /** In their order and in lower case; in one pass, for names come from strangers. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        Kind before = Kind.SIGN;
        for (int at = 0; at < name.length(); at = next(name, at)) {
            Kind kind = Kind.of(name.codePointAt(at));
            if (kind == Kind.SIGN || begins(before, kind, name, at)) {
                add(words, name, start, at);
                start = kind == Kind.SIGN ? next(name, at) : at;
            }
            before = kind;
        }
        add(words, name, start, name.length());
        return words;
    }

    /** Whether a word begins here, where no sign says so. */
    private static boolean begins(Kind before, Kind kind, String name, int at) {
        return switch (kind) {
            case UPPER ->
                before == Kind.LOWER || before == Kind.NUMBER || (before == Kind.UPPER && isFollowedByLower(name, at));
            case NUMBER -> before != Kind.NUMBER && before != Kind.SIGN;
            default -> false;
        };
    }

    private static boolean isFollowedByLower(String name, int at) {
        int next = next(name, at);
        return next < name.length() && Kind.of(name.codePointAt(next)) == Kind.LOWER;
    }

    private static int next(String name, int at) {
        return at + Character.charCount(name.codePointAt(at));
    }

    private static void add(List<String> words, String name, int start, int end) {
        if (start < end) {
            words.add(name.substring(start, end).toLowerCase(Locale.ROOT));
        }
    }
}
