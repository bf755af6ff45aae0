package io.rivulet.collector.event;

import io.rivulet.collector.event.Reasons.Code;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids as senders send them, without those that name nobody. */
final class Ids {

    /** Characters that an id may have. */
    static final int MAX_CHARACTERS = 255;

    // What programs say when they have no id; as a key each would gather strangers into one person.
    private static final Set<String> JUNK = Set.of(
            "anonymous",
            "anon",
            "guest",
            "none",
            "null",
            "nil",
            "undefined",
            "unknown",
            "nan",
            "true",
            "false",
            "0",
            "-1",
            "[object object]",
            "00000000-0000-0000-0000-000000000000");

    private Ids() {}

    /** The first of these fields that names somebody, or nothing. */
    static @Nullable String first(EventFields fields, Reasons reasons, String... names) {
        String found = null;
        for (String name : names) {
            String id = fields.text(name);
            if (found != null || id == null || isInvisible(id) || JUNK.contains(id.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (id.length() > MAX_CHARACTERS) {
                reasons.add(Code.TOO_LONG, "/" + name, "An id may have at most " + MAX_CHARACTERS + " characters.");
            }
            found = id;
        }
        return found;
    }

    /** White space is more than what strip() takes away. */
    private static boolean isInvisible(String id) {
        // Nearly every id shows itself with its first character.
        for (int at = 0; at < id.length(); at += Character.charCount(id.codePointAt(at))) {
            int c = id.codePointAt(at);
            if (!Character.isWhitespace(c)
                    && !Character.isSpaceChar(c)
                    && !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT) {
                return false;
            }
        }
        return true;
    }
}
