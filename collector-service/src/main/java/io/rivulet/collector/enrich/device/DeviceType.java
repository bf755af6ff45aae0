package io.rivulet.collector.enrich.device;

import io.rivulet.collector.enrich.list.ListFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind of thing the visitor holds: desktop, tablet, mobile, tv, console, wearable or bot. */
public final class DeviceType {

    /** The word for what nobody knows. */
    public static final String UNKNOWN = "unknown";

    static final String BOT = "bot";
    static final String TABLET = "tablet";
    static final String MOBILE = "mobile";
    static final String DESKTOP = "desktop";
    static final String WEARABLE = "wearable";

    private static final Set<String> KNOWN = Set.of(DESKTOP, TABLET, MOBILE, "tv", "console", WEARABLE, BOT);

    private static final List<ListFile.Line> MARKS = ListFile.read(DeviceType.class, "types.tsv");
    private static final PatternIndex INDEX =
            new PatternIndex(MARKS.stream().map(mark -> mark.needed(0)).toList());

    private DeviceType() {}

    /** A type as a client calls it; null where it is none of the words that we know. */
    public static @Nullable String known(@Nullable String sent) {
        String word = sent == null ? "" : sent.toLowerCase(Locale.ROOT);
        return KNOWN.contains(word) ? word : null;
    }

    /** By the marks of a user agent. */
    static @Nullable String of(String userAgent) {
        PatternIndex.Hit hit = INDEX.firstIn(userAgent);
        return hit == null ? null : MARKS.get(hit.index()).needed(1);
    }
}
