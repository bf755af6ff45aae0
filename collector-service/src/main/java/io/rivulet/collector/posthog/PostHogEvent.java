package io.rivulet.collector.posthog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.FlatEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event of PostHog's libraries as an event in the flat form. */
public final class PostHogEvent {

    private static final String OWN = "$";
    // What libraries send beside an event.
    private static final Set<String> ABOUT_SENDING =
            Set.of("token", "distinct_id", "$lib", "$lib_version", "$time", "$insert_id", "$set", "$set_once");

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("$current_url", "pageUrl"),
            Map.entry("$pathname", "pagePath"),
            Map.entry("$raw_user_agent", "userAgent"),
            Map.entry("$user_agent", "userAgent"),
            Map.entry("$browser", "browser"),
            Map.entry("$browser_version", "browserVersion"),
            Map.entry("$browser_language", "locale"),
            Map.entry("$timezone", "timezone"),
            Map.entry("$os", "os"),
            Map.entry("$device_type", "deviceType"),
            Map.entry("$session_id", "sessionId"),
            Map.entry("$ip", "ip"),
            Map.entry("utm_source", "utmSource"),
            Map.entry("utm_medium", "utmMedium"),
            Map.entry("utm_campaign", "utmCampaign"),
            Map.entry("utm_term", "utmTerm"),
            Map.entry("utm_content", "utmContent"));

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("$el_text", "text"),
            Map.entry("$groups", "groups"),
            Map.entry("$group_type", "groupType"),
            Map.entry("$screen_name", "name"),
            Map.entry("$exception_message", "message"),
            Map.entry("$web_vitals_LCP_value", "lcp"),
            Map.entry("$web_vitals_FCP_value", "fcp"),
            Map.entry("$web_vitals_CLS_value", "cls"),
            Map.entry("$web_vitals_INP_value", "inp"));

    private final ObjectNode sent;
    private final JsonNode properties;
    private final String name;
    private final FlatEvent event = new FlatEvent();

    private PostHogEvent(ObjectNode sent) {
        this.sent = sent;
        this.properties = sent.path("properties");
        this.name = sent.path("event").asText();
    }

    /**
     * The event.
     *
     * @param batch what is said once for all: {@code {writeKey, sentAt}}
     */
    public static ObjectNode event(ObjectNode sent, ObjectNode batch) {
        return new PostHogEvent(sent).flat(batch);
    }

    /** The same of what is said once for all events. */
    public static ObjectNode envelope(ObjectNode sent) {
        ObjectNode envelope = new FlatEvent()
                .with("writeKey", FlatEvent.text(sent.path("api_key")))
                .with("writeKey", FlatEvent.text(sent.path("token")))
                .with("sentAt", sent.get("sent_at"))
                .json();
        if (sent.path("historical_migration").asBoolean()) {
            envelope.putObject("metadata").put("import", true);
        }
        return envelope;
    }

    private ObjectNode flat(ObjectNode batch) {
        event.with("eventType", name())
                .with("eventId", FlatEvent.text(sent.path("uuid")))
                .with("eventId", FlatEvent.text(properties.path("$insert_id")))
                .with("writeKey", FlatEvent.text(sent.path("api_key")))
                .with("writeKey", FlatEvent.text(sent.path("token")))
                .with("writeKey", FlatEvent.text(properties.path("token")))
                .with("timestamp", PostHogTime.of(sent, batch))
                .with("sdk", sdk());
        if (!batch.hasNonNull("sentAt")) {
            event.with("sentAt", sent.get("sent_at"));
        }
        PostHogIdentity.of(sent).tell(event);
        circumstances();
        traits();
        properties();
        return event.json();
    }

    /** Its own kinds of autocapture are three events of ours. */
    private @Nullable JsonNode name() {
        return name.equals("$autocapture")
                ? JsonNodeFactory.instance.textNode(
                        switch (properties.path("$event_type").asText()) {
                            case "submit" -> "form_submit";
                            case "change" -> "form_interaction";
                            default -> name;
                        })
                : sent.get("event");
    }

    private @Nullable String sdk() {
        String library = FlatEvent.text(properties.path("$lib"));
        String version = FlatEvent.text(properties.path("$lib_version"));
        return library == null ? null : "posthog " + library + (version == null ? "" : " " + version);
    }

    private void circumstances() {
        event.with(FIELDS, properties);
        String referrer = FlatEvent.text(properties.path("$referrer"));
        event.with("referrer", referrer == null || referrer.startsWith(OWN) ? null : referrer)
                .with(
                        "screenResolution",
                        FlatEvent.size(properties.path("$screen_width"), properties.path("$screen_height")))
                .with(
                        "viewport",
                        FlatEvent.size(properties.path("$viewport_width"), properties.path("$viewport_height")));
        if (name.equals("$screen")) {
            event.with("pageTitle", FlatEvent.text(properties.path("$screen_name")));
        } else if (name.equals("$pageview")) {
            event.with("pageTitle", FlatEvent.text(properties.path("title")));
        } else if (name.equals("$create_alias")) {
            event.withProperty("previousId", properties.get("alias"));
        } else if (name.equals("$groupidentify")) {
            event.withProperty("groupId", properties.get("$group_key")).with("traits", properties.get("$group_set"));
        }
    }

    /** Those that are set once lie below those that are set. */
    private void traits() {
        ObjectNode traits = JsonNodeFactory.instance.objectNode();
        for (JsonNode from : new JsonNode[] {
            sent.path("$set_once"), properties.path("$set_once"), sent.path("$set"), properties.path("$set")
        }) {
            if (from instanceof ObjectNode some) {
                traits.setAll(some);
            }
        }
        if (!traits.isEmpty()) {
            event.with("traits", traits);
        }
    }

    /** Properties of the sender's own stay; the library's, which may name somebody, are circumstances. */
    private void properties() {
        if (!properties.isObject()) {
            event.withProperties(properties);
            return;
        }
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        properties.properties().forEach(property -> {
            String key = property.getKey();
            if (PROPERTIES.containsKey(key)) {
                event.withProperty(PROPERTIES.get(key), property.getValue());
            } else if (key.startsWith("$feature/") || (!key.startsWith(OWN) && isOwn(key))) {
                event.withProperty(key, property.getValue());
            } else if (key.startsWith(OWN) && isWorthKeeping(key)) {
                context.set(key.substring(1), property.getValue());
            }
        });
        event.withContext(context);
    }

    private boolean isOwn(String key) {
        boolean said = (key.equals("title") && name.equals("$pageview"))
                || (key.equals("alias") && name.equals("$create_alias"));
        return !said && !FIELDS.containsKey(key) && !ABOUT_SENDING.contains(key);
    }

    private static boolean isWorthKeeping(String key) {
        return !FIELDS.containsKey(key)
                && !ABOUT_SENDING.contains(key)
                && !PostHogIdentity.PROPERTIES.contains(key)
                && !key.startsWith("$sdk_debug")
                && !key.startsWith("$screen_")
                && !key.startsWith("$viewport_")
                && !key.equals("$referrer");
    }
}
