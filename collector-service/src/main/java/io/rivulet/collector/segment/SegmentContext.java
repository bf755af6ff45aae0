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
        event.with("referrer", FlatEvent.text(context.path("referrer").path("url")))
                .with("userAgent", FlatEvent.text(context.path("userAgent")))
                .with("userAgentData", context.get("userAgentData"))
                .with("ip", FlatEvent.text(context.path("ip")))
                .with("locale", FlatEvent.text(context.path("locale")))
                .with("timezone", FlatEvent.text(context.path("timezone")))
                .with("sessionId", FlatEvent.text(context.path("sessionId")))
                .with("sdk", library(context.path("library")));
        campaign(context.path("campaign"), event);
        machine(context, event);
        JsonNode place = context.path("location");
        event.with("country", FlatEvent.text(place.path("country")))
                .with("region", FlatEvent.text(place.path("region")))
                .with("city", FlatEvent.text(place.path("city")));
        event.with("consent", SegmentConsent.snapshot(context.path("consent").path("categoryPreferences")));
        ObjectNode rest = context.deepCopy();
        rest.remove(SPREAD);
        event.withContext(rest);
    }

    /** The page of a context, or of a page call's properties. */
    static void page(JsonNode page, FlatEvent event) {
        event.with("pageUrl", FlatEvent.text(page.path("url")))
                .with("pagePath", FlatEvent.text(page.path("path")))
                .with("pageTitle", FlatEvent.text(page.path("title")))
                .with("referrer", referrer(page.path("referrer")));
    }

    /** RudderStack's libraries say {@code $direct} where there is none. */
    private static @Nullable String referrer(JsonNode referrer) {
        String address = FlatEvent.text(referrer);
        return address == null || address.startsWith("$") ? null : address;
    }

    private static void campaign(JsonNode campaign, FlatEvent event) {
        event.with("utmCampaign", FlatEvent.text(campaign.path("name")))
                .with("utmSource", FlatEvent.text(campaign.path("source")))
                .with("utmMedium", FlatEvent.text(campaign.path("medium")))
                .with("utmTerm", FlatEvent.text(campaign.path("term")))
                .with("utmContent", FlatEvent.text(campaign.path("content")));
    }

    private static void machine(ObjectNode context, FlatEvent event) {
        String type = FlatEvent.text(context.path("device").path("type"));
        event.with("deviceType", type != null && PHONES.contains(type.toLowerCase(Locale.ROOT)) ? "mobile" : type)
                .with("os", FlatEvent.text(context.path("os").path("name")));
        JsonNode screen = context.path("screen");
        event.with("screenResolution", FlatEvent.size(screen.path("width"), screen.path("height")))
                .with("viewport", FlatEvent.size(screen.path("innerWidth"), screen.path("innerHeight")));
    }

    private static @Nullable String library(JsonNode library) {
        String name = FlatEvent.text(library.path("name"));
        String version = FlatEvent.text(library.path("version"));
        return name == null || version == null ? name : name + " " + version;
    }
}
