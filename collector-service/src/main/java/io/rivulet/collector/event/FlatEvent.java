package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
