package io.rivulet.sessionizer.identity;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids that broken integrations send for everybody: linking by them would make one person of all visitors. */
public final class JunkIds {

    private static final Set<String> KNOWN = Set.of(
            "",
            "0",
            "-1",
            "anonymous",
            "anonymous_id",
            "distinct_id",
            "email",
            "false",
            "guest",
            "id",
            "nan",
            "nil",
            "none",
            "not_authenticated",
            "null",
            "true",
            "undefined",
            "unknown",
            "user",
            "user_id",
            "visitor",
            "[object object]",
            "00000000-0000-0000-0000-000000000000");

    private JunkIds() {}

    /** Whether an id names nobody. */
    public static boolean junk(@Nullable String id) {
        return id == null || KNOWN.contains(id.strip().toLowerCase(Locale.ROOT));
    }
}
