package io.rivulet.query.asked;

import io.rivulet.query.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a list goes on: what its last row was sorted by, in a form that callers hand back and don't read. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    public static String of(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts again; none where there is no cursor.
     *
     * @param kind the first part, which keeps the cursor of one list out of another
     * @throws Refusal when the text is no cursor of this list
     */
    public static List<String> parse(@Nullable String text, String kind, int parts) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        try {
            List<String> read = List.of(
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, -1));
            if (read.size() == parts && read.get(0).equals(kind)) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
        throw refusal();
    }

    private static Refusal refusal() {
        return Refusal.parameter("cursor", "cursor is the nextCursor of an answer to the same question.");
    }
}
