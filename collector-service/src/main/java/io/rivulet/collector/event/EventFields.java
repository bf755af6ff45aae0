package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.Reasons.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one event. What nobody takes ends up in its properties; what is of the wrong type is noted. */
public final class EventFields {

    /** Fields in which a sender says the visitor's network address, the first one that is there first. */
    public static final List<String> ADDRESSES =
            List.of("ip", "ipAddress", "ip_address", "clientIp", "client_ip", "remoteAddress", "remote_address", "$ip");

    private static final String CONTEXT = "context";
    private static final String PROPERTIES = "properties";

    private final ObjectNode event;
    private final Reasons reasons;
    private final Set<String> takenOfContext = new HashSet<>();
    // In their order; of an event's dozen fields nearly each is taken, and then no longer asked for.
    private final String[] names;
    private final boolean[] taken;
    // A hundred names are asked for: a bit for each of 64 of their hashes tells of most that they are not there.
    private final long marks;

    EventFields(ObjectNode event, Reasons reasons) {
        this.event = event;
        this.reasons = reasons;
        this.names = new String[event.size()];
        this.taken = new boolean[names.length];
        long seen = 0;
        int count = 0;
        for (var field : event.properties()) {
            names[count++] = field.getKey();
            seen |= NameSet.mark(field.getKey());
        }
        this.marks = seen;
    }

    /**
     * A field that is there.
     *
     * @param parent where it is, as a JSON pointer into the event
     */
    public record Field(String parent, String name, JsonNode value) {

        /** Where, as a JSON pointer into the event. */
        public String pointer() {
            return parent + "/" + name;
        }
    }

    /** The first of these fields that is there and not null; all of them are taken. */
    public @Nullable Field take(String... names) {
        Field found = null;
        for (String name : names) {
            JsonNode value = get(name);
            if (value != null) {
                taken[place(name)] = true;
                found = found == null && !(value instanceof NullNode) ? new Field("", name, value) : found;
            }
        }
        return found;
    }

    /** As text, where it is text that is not blank, or a number or a truth value. */
    public @Nullable String text(String... names) {
        Field found = take(names);
        return found == null ? null : scalar(found);
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
        if (!(get(CONTEXT) instanceof ObjectNode context)) {
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
        Field found = take(names);
        if (found == null) {
            return null;
        }
        JsonNode value = found.value();
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        reasons.add(Code.WRONG_TYPE, found.pointer(), "It must be a whole number of at most 18 digits.");
        return null;
    }

    /** A field of the event or of its properties, left where it is, so that it stays among the properties. */
    public @Nullable Field peek(String name) {
        JsonNode own = get(name);
        if (own != null && !own.isNull()) {
            return new Field("", name, own);
        }
        JsonNode property = event.path("properties").get(name);
        return property == null || property.isNull() ? null : new Field("/properties", name, property);
    }

    /** What was sent as properties, together with everything that nobody took. */
    ObjectNode properties() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        if (event.get(PROPERTIES) instanceof ObjectNode sent) {
            all.setAll(sent);
        }
        if (event.get(CONTEXT) instanceof ObjectNode context && !taken[place(CONTEXT)]) {
            ObjectNode rest = context.objectNode();
            rest.setAll(context);
            rest.remove(takenOfContext);
            if (!rest.isEmpty()) {
                all.set(all.has(CONTEXT) ? "outer_" + CONTEXT : CONTEXT, rest);
            }
        }
        int place = 0;
        for (var field : event.properties()) {
            String name = field.getKey();
            boolean isLeft = !taken[place++] && !field.getValue().isNull() && !isAbove(name, field.getValue());
            if (isLeft) {
                all.set(all.has(name) ? "outer_" + name : name, field.getValue());
            }
        }
        return all;
    }

    /** Whether its own fields, not itself, are among the properties. */
    private static boolean isAbove(String name, JsonNode value) {
        return name.equals(PROPERTIES) || (name.equals(CONTEXT) && value.isObject());
    }

    private @Nullable JsonNode get(String name) {
        return (marks & NameSet.mark(name)) == 0 ? null : event.get(name);
    }

    /** Of a field that is there. */
    private int place(String name) {
        int place = 0;
        while (!names[place].equals(name)) {
            place++;
        }
        return place;
    }

    private @Nullable String scalar(Field field) {
        if (field.value().isContainerNode()) {
            reasons.add(Code.WRONG_TYPE, field.pointer(), "It must be a text, not an object or an array.");
            return null;
        }
        String text = field.value().asText().strip();
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
