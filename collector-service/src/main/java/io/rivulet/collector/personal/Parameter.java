package io.rivulet.collector.personal;

import io.rivulet.collector.personal.KnownNames.Meaning;
import org.jspecify.annotations.Nullable;

/** What looks like {@code name=value} in a text, where the name says what the value is. */
final class Parameter {

    private static final int MAX_NAME = 60;
    private static final int MAX_VALUE = 320;
    private static final Signs BEFORE_NAME = Signs.of("?&;#, \t\n\"'/|(");
    private static final Signs BEHIND_VALUE = Signs.of("&;#, \t\n\"'|)");

    private Parameter() {}

    /** What the name in front of an equals sign says. */
    static Meaning meaning(String text, int equals) {
        int start = equals;
        while (start > 0 && equals - start < MAX_NAME && !BEFORE_NAME.have(text.charAt(start - 1))) {
            start--;
        }
        return KnownNames.of(text, start, equals);
    }

    /** Whether a value of this meaning is personal data whatever it looks like. */
    static boolean isTelling(Meaning meaning) {
        return meaning == Meaning.EMAIL || meaning == Meaning.PHONE;
    }

    /** Start and end of the data in the value behind an equals sign; null where there is none. */
    static int @Nullable [] value(String text, int equals, Meaning meaning) {
        boolean phone = meaning == Meaning.PHONE;
        int start = equals + 1;
        int end = start;
        while (end < text.length() && end - equals < MAX_VALUE && !isBehind(text.charAt(end), phone)) {
            end++;
        }
        String value = text.substring(start, end);
        if (phone) {
            return Pseudonyms.isClean(value) ? null : PhoneShape.named(text, start, end);
        }
        return Pseudonyms.isEmail(value) ? new int[] {start, end} : null;
    }

    private static boolean isBehind(char c, boolean phone) {
        return BEHIND_VALUE.have(c) && !(phone && c == ' ');
    }
}
