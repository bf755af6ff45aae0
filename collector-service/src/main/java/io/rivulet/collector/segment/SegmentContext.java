package io.rivulet.collector.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.FlatEvent;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a call says about its circumstances, in the fields of the flat form. The rest is kept as {@code context}. */
final class SegmentContext {

    private static final Set<String> SPREAD = Set.of(
            "page",
            "campaign",
            "userAgent",
            "userAgentData",
            "ip",
            "locale",
            "timezone",
            "library",
            "consent",
            "location");
    // What mobile libraries call the type of a device is its system.
    private static final Set<String> PHONES = Set.of("ios", "android");

    private SegmentContext() {}

    static void spread(ObjectNode context, FlatEvent event) {
        page(context.path("page"), event);
        event.with("referrer", text(context.path("referrer").path("url")))
                .with("userAgent", text(context.path("userAgent")))
                .with("userAgentData", context.get("userAgentData"))
                .with("ip", text(context.path("ip")))
                .with("locale", text(context.path("locale")))
                .with("timezone", text(context.path("timezone")))
                .with("sessionId", text(context.path("sessionId")))
                .with("sdk", library(context.path("library")));
        campaign(context.path("campaign"), event);
        machine(context, event);
        JsonNode place = context.path("location");
        event.with("country", text(place.path("country")))
                .with("region", text(place.path("region")))
                .with("city", text(place.path("city")));
        event.with("consent", SegmentConsent.snapshot(context.path("consent").path("categoryPreferences")));
        ObjectNode rest = context.deepCopy();
        rest.remove(SPREAD);
        if (!rest.isEmpty()) {
            event.with("context", rest);
        }
    }

    /** The page of a context, or of a page call's properties. */
    static void page(JsonNode page, FlatEvent event) {
        event.with("pageUrl", text(page.path("url")))
                .with("pagePath", text(page.path("path")))
                .with("pageTitle", text(page.path("title")))
                .with("referrer", referrer(page.path("referrer")));
    }

    /** RudderStack's libraries say {@code $direct} where there is none. */
    private static @Nullable String referrer(JsonNode referrer) {
        String address = text(referrer);
        return address == null || address.startsWith("$") ? null : address;
    }

    private static void campaign(JsonNode campaign, FlatEvent event) {
        event.with("utmCampaign", text(campaign.path("name")))
                .with("utmSource", text(campaign.path("source")))
                .with("utmMedium", text(campaign.path("medium")))
                .with("utmTerm", text(campaign.path("term")))
                .with("utmContent", text(campaign.path("content")));
    }

    private static void machine(ObjectNode context, FlatEvent event) {
        String type = text(context.path("device").path("type"));
        event.with("deviceType", type != null && PHONES.contains(type.toLowerCase(Locale.ROOT)) ? "mobile" : type)
                .with("os", text(context.path("os").path("name")));
        JsonNode screen = context.path("screen");
        event.with("screenResolution", size(screen.path("width"), screen.path("height")))
                .with("viewport", size(screen.path("innerWidth"), screen.path("innerHeight")));
    }

    private static @Nullable String size(JsonNode width, JsonNode height) {
        return width.isNumber() && height.isNumber() ? width.asInt() + "x" + height.asInt() : null;
    }

    private static @Nullable String library(JsonNode library) {
        String name = text(library.path("name"));
        String version = text(library.path("version"));
        return name == null || version == null ? name : name + " " + version;
    }

    /** A circumstance that is no text is none: it must not sink an event that is right otherwise. */
    private static @Nullable String text(JsonNode value) {
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }
}
