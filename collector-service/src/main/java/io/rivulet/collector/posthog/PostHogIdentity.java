package io.rivulet.collector.posthog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.FlatEvent;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a {@code distinct_id} names: a browser until it identifies, then its user; the browser remains the
 * {@code $device_id}. Of a server it names a user, unless it looks like what a browser calls itself.
 */
record PostHogIdentity(@Nullable String visitor, @Nullable String user, boolean cookieless) {

    static final Set<String> PROPERTIES =
            Set.of("$device_id", "$user_id", "$anon_distinct_id", "$is_identified", "$is_server", "$cookieless_mode");

    // All visitors who are not to be recognised have this one.
    private static final String NOBODY = "$posthog_cookieless";
    private static final Pattern UUID_OF_A_BROWSER =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Set<String> SERVERS = Set.of(
            "posthog-node",
            "posthog-python",
            "posthog-php",
            "posthog-ruby",
            "posthog-go",
            "posthog-java",
            "posthog-dotnet",
            "posthog-elixir",
            "posthog-rs");

    static PostHogIdentity of(ObjectNode sent) {
        JsonNode properties = sent.path("properties");
        String distinct = first(sent.path("distinct_id"), properties.path("distinct_id"));
        if (NOBODY.equals(distinct) || properties.path("$cookieless_mode").asBoolean()) {
            return new PostHogIdentity(null, null, true);
        }
        String user = first(properties.path("$user_id"));
        String device = first(properties.path("$device_id"), properties.path("$anon_distinct_id"));
        boolean identified = isCalled(sent, "$identify")
                || isCalled(sent, "$create_alias")
                || properties.path("$is_identified").asBoolean()
                || (device == null && isServer(properties) && !isBrowser(distinct));
        if (user == null && identified) {
            user = distinct;
        }
        return new PostHogIdentity(device == null && user == null ? distinct : device, user, false);
    }

    void tell(FlatEvent event) {
        event.with("visitorId", visitor).with("userId", user);
        if (cookieless) {
            event.with("consent", JsonNodeFactory.instance.objectNode().put("analytics", false));
        }
    }

    private static boolean isCalled(ObjectNode sent, String name) {
        return sent.path("event").asText().equals(name);
    }

    private static boolean isServer(JsonNode properties) {
        String library = properties.path("$lib").asText();
        return library.isEmpty()
                || SERVERS.contains(library)
                || properties.path("$is_server").asBoolean();
    }

    private static boolean isBrowser(@Nullable String distinct) {
        return distinct != null && UUID_OF_A_BROWSER.matcher(distinct).matches();
    }

    private static @Nullable String first(JsonNode... values) {
        for (JsonNode value : values) {
            String text = FlatEvent.text(value);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }
}
