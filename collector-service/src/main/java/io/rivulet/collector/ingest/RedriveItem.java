package io.rivulet.collector.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.collector.redrive.RejectedId;
import io.rivulet.collector.redrive.RejectedRecord;
import io.rivulet.collector.redrive.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rejected event that is to be sent again.
 *
 * @param event as corrected; null where it is not said as JSON
 * @param payload the same as its bytes, as they are shown; null where they are not said
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
record RedriveItem(RejectedId id, @Nullable JsonNode event, byte @Nullable [] payload) {

    private static final JsonMapper JSON = new JsonMapper(JsonSource.JSON);
    private static final List<String> LISTS = List.of("items", "rejected");

    /**
     * Reads a body: JSON lines {@code {"id","event"}}, an array of the same, {@code {"items":[…]}}, or what was shown:
     * {@code {"rejected":[{"id","payload"}]}}.
     *
     * @throws Refusal when it is of another form, or there are too many
     */
    static List<RedriveItem> read(byte[] body) {
        List<RedriveItem> items = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(body)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                for (String list : LISTS) {
                    value = value.path(list).isArray() ? value.get(list) : value;
                }
                if (value.isArray()) {
                    value.forEach(item -> add(item, items));
                } else {
                    add(value, items);
                }
            }
            return items;
        } catch (JsonProcessingException e) {
            throw new Refusal(Problem.of(ProblemType.BAD_JSON, BodyReader.detail(e)));
        } catch (IOException e) {
            throw new Refusal(Problem.of(ProblemType.BAD_JSON, "It can't be read."));
        }
    }

    private static void add(JsonNode item, List<RedriveItem> items) {
        if (items.size() == Wanted.MAX) {
            throw new Refusal(
                    Problem.of(ProblemType.TOO_MANY_EVENTS, "At most " + Wanted.MAX + " may be sent again at once."));
        }
        RejectedId id = RejectedId.parse(item.path("id").asText())
                .orElseThrow(() -> new Refusal(Problem.of(
                        ProblemType.BAD_BODY,
                        "Item " + items.size() + " names no rejected event.",
                        "/id",
                        "rejected-events-<partition>-<offset>.")));
        items.add(new RedriveItem(id, item.hasNonNull("event") ? item.get("event") : null, payload(item)));
    }

    private static byte @Nullable [] payload(JsonNode item) {
        if (item.path("payload").isTextual()) {
            return item.get("payload").textValue().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return item.path("payloadBase64").isTextual()
                    ? Base64.getDecoder().decode(item.get("payloadBase64").textValue())
                    : null;
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Problem.of(ProblemType.BAD_BODY, "An item has bytes that are none.", "/payloadBase64", "Base64."));
        }
    }

    /**
     * The event as it is to be judged; null for as it was.
     *
     * @throws Refusal when its bytes are others than they were, and not JSON
     */
    @Nullable JsonNode corrected(RejectedRecord original) {
        if (event != null || payload == null) {
            return event;
        }
        boolean same = original.payload() != null && Arrays.equals(payload, original.bytes());
        return same ? null : new EventSlice(0, JsonSource.of(payload)).read().json();
    }
}
