package io.rivulet.deploy.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.deploy.local.replay.LineMeaning.Happened;
import io.rivulet.deploy.local.replay.LineMeaning.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events in the collector's own words, one JSON object a line. They are sent as they are. */
final class JsonEvents implements Recording {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // 19.90 stays 19.90.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    @Override
    public String kind() {
        return "events as lines of JSON";
    }

    @Override
    public LineMeaning read(String line) {
        try {
            return JSON.readTree(line) instanceof ObjectNode event
                    ? new Happened(List.of(event(event)))
                    : new Unreadable("not a JSON object");
        } catch (JsonProcessingException e) {
            return new Unreadable("not JSON: " + e.getOriginalMessage());
        }
    }

    private static RecordedEvent event(ObjectNode event) {
        String visitor = first(event, "visitorId", "fingerprint", "anonymousId", "userId", "user_id");
        String type = first(event, "eventType", "type", "event");
        return new RecordedEvent(
                first(event, "eventId", "messageId"),
                visitor == null ? "" : visitor,
                type == null ? "unnamed" : type,
                time(event.path("timestamp")),
                null,
                event);
    }

    private static @Nullable String first(ObjectNode event, String... names) {
        for (String name : names) {
            JsonNode value = event.path(name);
            if (value.isTextual() && !value.textValue().isBlank()) {
                return value.textValue();
            }
        }
        return null;
    }

    /** Only to move it: what is wrong with it, the collector says. */
    private static @Nullable Instant time(JsonNode timestamp) {
        if (timestamp.isIntegralNumber()) {
            return Instant.ofEpochMilli(timestamp.longValue());
        }
        try {
            return timestamp.isTextual()
                    ? OffsetDateTime.parse(timestamp.textValue()).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
