package io.rivulet.collector.enrich;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind of thing the visitor holds. */
final class DeviceType {

    private static final String UNKNOWN = "unknown";
    private static final Set<String> KNOWN =
            Set.of("desktop", "tablet", "mobile", "tv", "console", "wearable", "bot", UNKNOWN);

    private DeviceType() {}

    /** As sent, where it is a word that we know; else what the user agent's plainest marks tell. */
    static String of(@Nullable String sent, @Nullable String userAgent) {
        String word = sent == null ? "" : sent.toLowerCase(Locale.ROOT);
        if (KNOWN.contains(word)) {
            return word;
        }
        return userAgent == null ? UNKNOWN : fromMarks(userAgent);
    }

    private static String fromMarks(String userAgent) {
        if (userAgent.contains("iPad") || userAgent.contains("Tablet")) {
            return "tablet";
        }
        if (userAgent.contains("Android")) {
            return userAgent.contains("Mobile") ? "mobile" : "tablet";
        }
        if (userAgent.contains("iPhone") || userAgent.contains("Mobile")) {
            return "mobile";
        }
        boolean desktop = userAgent.contains("Windows NT")
                || userAgent.contains("Macintosh")
                || userAgent.contains("X11")
                || userAgent.contains("CrOS");
        return desktop ? "desktop" : UNKNOWN;
    }
}
