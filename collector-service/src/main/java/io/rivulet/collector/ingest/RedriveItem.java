package io.rivulet.collector.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.collector.redrive.RejectedId;
import io.rivulet.collector.redrive.Wanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rejected event that is to be sent again.
 *
 * @param event as corrected; null for as it was
 */
record RedriveItem(RejectedId id, @Nullable JsonNode event) {

    private static final JsonMapper JSON = new JsonMapper(JsonSource.JSON);

    /**
     * Reads a body: JSON lines {@code {"id","event"}}, an array of the same, or {@code {"items":[…]}}.
     *
     * @throws Refusal when it is of another form, or there are too many
     */
    static List<RedriveItem> read(byte[] body) {
        List<RedriveItem> items = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(body)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value.path("items").isArray()) {
                    value = value.get("items");
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
        items.add(new RedriveItem(id, item.hasNonNull("event") ? item.get("event") : null));
    }
}
