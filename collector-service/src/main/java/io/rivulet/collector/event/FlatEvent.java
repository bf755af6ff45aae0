package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event in the flat form, being put together from what another dialect says. Of two values for a field the first counts. */
public final class FlatEvent {

    private static final String PROPERTIES = "properties";

    private final ObjectNode event = JsonNodeFactory.instance.objectNode();

    /** Says this, unless the value is nothing or the field has been said already. */
    public FlatEvent with(String field, @Nullable JsonNode value) {
        return put(event, field, value);
    }

    /** As {@link #with(String, JsonNode)}. */
    public FlatEvent with(String field, @Nullable String value) {
        return with(field, value == null ? null : JsonNodeFactory.instance.textNode(value));
    }

    /**
     * All fields that are called otherwise there, where they are texts or numbers.
     *
     * @param names theirs to ours
     */
    public FlatEvent with(Map<String, String> names, JsonNode said) {
        names.forEach((theirs, ours) -> with(ours, text(said.path(theirs))));
        return this;
    }

    /** What there is no field for, unless it is empty. */
    public FlatEvent withContext(ObjectNode context) {
        return context.isEmpty() ? this : with("context", context);
    }

    /** A text or a number as a text. A circumstance that is neither is none: it must not sink an event that is right otherwise. */
    public static @Nullable String text(JsonNode value) {
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    /** Two numbers as {@code 1280x720}; null where they are none. */
    public static @Nullable String size(JsonNode width, JsonNode height) {
        return width.isNumber() && height.isNumber() ? width.asInt() + "x" + height.asInt() : null;
    }

    /** Says it among the properties, unless what was sent as properties is nothing that could hold it. */
    public FlatEvent withProperty(String name, @Nullable JsonNode value) {
        boolean fits = !event.has(PROPERTIES) || event.get(PROPERTIES).isObject();
        return isNothing(value) || !fits ? this : put(event.withObjectProperty(PROPERTIES), name, value);
    }

    /** All fields of an object as properties. What is no object is kept as it is, so that it is refused where all are. */
    public FlatEvent withProperties(JsonNode values) {
        if (values instanceof ObjectNode) {
            values.properties().forEach(field -> withProperty(field.getKey(), field.getValue()));
            return this;
        }
        return event.has(PROPERTIES) ? this : with(PROPERTIES, values);
    }

    public ObjectNode json() {
        return event;
    }

    private FlatEvent put(ObjectNode into, String field, @Nullable JsonNode value) {
        if (!isNothing(value) && !into.hasNonNull(field)) {
            into.set(field, value);
        }
        return this;
    }

    private static boolean isNothing(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || value.isMissingNode()
                || (value.isTextual() && value.textValue().isBlank());
    }
}
