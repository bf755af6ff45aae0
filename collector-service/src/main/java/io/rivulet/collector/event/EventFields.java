package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.Reasons.Code;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one event. What nobody takes ends up in its properties; what is of the wrong type is noted. */
public final class EventFields {

    /** Fields in which a sender says the visitor's network address, the first one that is there first. */
    public static final Set<String> ADDRESSES = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            "ip", "ipAddress", "ip_address", "clientIp", "client_ip", "remoteAddress", "remote_address", "$ip")));

    private static final String CONTEXT = "context";

    private final ObjectNode event;
    private final Reasons reasons;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> takenOfContext = new HashSet<>();

    EventFields(ObjectNode event, Reasons reasons) {
        this.event = event;
        this.reasons = reasons;
    }

    /**
     * A field that is there.
     *
     * @param pointer where, as a JSON pointer into the event
     */
    public record Field(String pointer, JsonNode value) {}

    /** The first of these fields that is there and not null; all of them are taken. */
    public @Nullable Field take(String... names) {
        String name = takeName(names);
        return name == null ? null : new Field("/" + name, event.get(name));
    }

    /** As text, where it is text that is not blank, or a number or a truth value. */
    public @Nullable String text(String... names) {
        String name = takeName(names);
        return name == null ? null : scalar(name, event.get(name));
    }

    /** As {@link #text}, cut to a length. */
    public @Nullable String textUpTo(int characters, String... names) {
        String text = text(names);
        return text == null ? null : cut(text, characters);
    }

    /**
     * As {@link #textUpTo}, of these fields of the event's {@code context}, where other trackers say what is around an
     * event. They are taken out of it, the rest stays.
     */
    public @Nullable String contextUpTo(int characters, String... names) {
        if (!(event.get(CONTEXT) instanceof ObjectNode context)) {
            return null;
        }
        String found = null;
        for (String name : names) {
            takenOfContext.add(name);
            JsonNode value = context.path(name);
            if (found == null && value.isValueNode() && !value.asText("").isBlank()) {
                found = cut(value.asText().strip(), characters);
            }
        }
        return found;
    }

    /** As a whole number, where it is there. */
    public @Nullable Long wholeNumber(String... names) {
        String name = takeName(names);
        if (name == null) {
            return null;
        }
        JsonNode value = event.get(name);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        reasons.add(Code.WRONG_TYPE, "/" + name, "It must be a whole number of at most 18 digits.");
        return null;
    }

    /** A field of the event or of its properties, left where it is, so that it stays among the properties. */
    public @Nullable Field peek(String name) {
        if (event.hasNonNull(name)) {
            return new Field("/" + name, event.get(name));
        }
        return event.path("properties").hasNonNull(name)
                ? new Field("/properties/" + name, event.get("properties").get(name))
                : null;
    }

    /** What was sent as properties, together with everything that nobody took. */
    ObjectNode properties() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        taken.add("properties");
        if (event.get("properties") instanceof ObjectNode sent) {
            all.setAll(sent);
        }
        if (event.get(CONTEXT) instanceof ObjectNode context && taken.add(CONTEXT)) {
            ObjectNode rest = context.objectNode();
            rest.setAll(context);
            rest.remove(takenOfContext);
            if (!rest.isEmpty()) {
                all.set(all.has(CONTEXT) ? "outer_" + CONTEXT : CONTEXT, rest);
            }
        }
        event.properties().forEach(field -> {
            if (!taken.contains(field.getKey()) && !field.getValue().isNull()) {
                all.set(all.has(field.getKey()) ? "outer_" + field.getKey() : field.getKey(), field.getValue());
            }
        });
        return all;
    }

    private @Nullable String takeName(String... names) {
        String found = null;
        for (String name : names) {
            JsonNode value = event.get(name);
            // Of the hundred names that are asked for, an event has a dozen.
            if (value != null) {
                taken.add(name);
                found = found == null && !value.isNull() ? name : found;
            }
        }
        return found;
    }

    private @Nullable String scalar(String name, JsonNode value) {
        if (value.isContainerNode()) {
            reasons.add(Code.WRONG_TYPE, "/" + name, "It must be a text, not an object or an array.");
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        // Half a surrogate pair is no character.
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end);
    }
}
