package io.rivulet.collector.posthog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.ClientTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an event happened by the sender's clock: said as such, or as milliseconds before it was sent, or in seconds. */
final class PostHogTime {

    private PostHogTime() {}

    static @Nullable JsonNode of(ObjectNode sent, ObjectNode batch) {
        JsonNode properties = sent.path("properties");
        if (sent.hasNonNull("timestamp")) {
            return sent.get("timestamp");
        }
        if (properties.hasNonNull("timestamp")) {
            return properties.get("timestamp");
        }
        JsonNode sentAt = batch.hasNonNull("sentAt") ? batch.get("sentAt") : sent.path("sent_at");
        Instant clock = ClientTime.parse(sentAt).orElse(null);
        JsonNode offset = sent.path("offset");
        if (clock != null && offset.isIntegralNumber() && offset.canConvertToInt()) {
            return JsonNodeFactory.instance.textNode(
                    clock.minus(Duration.ofMillis(offset.intValue())).toString());
        }
        JsonNode seconds = properties.path("$time");
        return seconds.isNumber() ? JsonNodeFactory.instance.numberNode(Math.round(seconds.asDouble() * 1000)) : null;
    }
}
