package io.rivulet.collector.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A consent tool's categories as ours. Tools name them freely; these are the usual words, and the group numbers of the
 * widest spread one. Several names of one category must all be granted; a name that is not known grants nothing.
 */
final class SegmentConsent {

    private static final String ANALYTICS = "analytics";
    private static final String MARKETING = "marketing";
    private static final String PERSONALIZATION = "personalization";

    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("analytics", ANALYTICS),
            Map.entry("analyticsstorage", ANALYTICS),
            Map.entry("performance", ANALYTICS),
            Map.entry("statistics", ANALYTICS),
            Map.entry("measurement", ANALYTICS),
            Map.entry("c0002", ANALYTICS),
            Map.entry("marketing", MARKETING),
            Map.entry("advertising", MARKETING),
            Map.entry("advertisement", MARKETING),
            Map.entry("ads", MARKETING),
            Map.entry("adstorage", MARKETING),
            Map.entry("targeting", MARKETING),
            Map.entry("socialmedia", MARKETING),
            Map.entry("c0004", MARKETING),
            Map.entry("c0005", MARKETING),
            Map.entry("personalization", PERSONALIZATION),
            Map.entry("personalisation", PERSONALIZATION),
            Map.entry("personalizationstorage", PERSONALIZATION),
            Map.entry("functional", PERSONALIZATION),
            Map.entry("functionality", PERSONALIZATION),
            Map.entry("preferences", PERSONALIZATION),
            Map.entry("c0003", PERSONALIZATION));

    private SegmentConsent() {}

    /** The snapshot; null where the call has none. */
    static @Nullable ObjectNode snapshot(JsonNode preferences) {
        if (!preferences.isObject()) {
            return null;
        }
        ObjectNode consent = JsonNodeFactory.instance.objectNode().put("necessary", true);
        preferences.properties().forEach(preference -> {
            String category = CATEGORIES.get(bare(preference.getKey()));
            if (category != null) {
                boolean granted = preference.getValue().isBoolean()
                        && preference.getValue().booleanValue();
                consent.put(category, granted && consent.path(category).asBoolean(true));
            }
        });
        return consent;
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
