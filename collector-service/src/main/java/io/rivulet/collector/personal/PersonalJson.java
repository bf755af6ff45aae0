package io.rivulet.collector.personal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.personal.KnownNames.Meaning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Takes personal data out of an event as it was sent: out of every text and every name in it, however deep. */
public final class PersonalJson {

    // Whatever names a field in {"name":"phone","value":"…"}, as forms are sent.
    private static final List<String> LABELS = List.of("name", "key", "field", "label", "id", "type");
    private static final Set<String> PARTS_OF_A_PHONE =
            Set.of("number", "value", "national", "nationalnumber", "raw", "e164", "full", "formatted", "digits");
    private static final String VALUE = "value";

    private final PersonalData data;

    public PersonalJson(PersonalData data) {
        this.data = data;
    }

    /**
     * Cleans an event in place.
     *
     * @param raw fields of the event itself that are left as they are: whoever takes them must not keep them
     * @param known of its request
     */
    public JsonNode clean(JsonNode event, Predicate<String> raw, Harmless known) {
        if (event instanceof ObjectNode object) {
            fields(object, Meaning.ANYTHING, raw, known);
            return object;
        }
        return cleaned(event, Meaning.ANYTHING, known);
    }

    private JsonNode cleaned(JsonNode value, Meaning meaning, Harmless known) {
        if (value instanceof ObjectNode object) {
            fields(object, meaning, PersonalJson::isNone, known);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, cleaned(array.get(i), meaning, known));
            }
        } else if (value.isTextual() || (value.isNumber() && meaning == Meaning.PHONE)) {
            String said = value.asText();
            String clean = data.called(said, meaning, known);
            return clean.equals(said) ? value : JsonNodeFactory.instance.textNode(clean);
        }
        return value;
    }

    @SuppressWarnings("unused") // Below the event itself no name is left as it is.
    private static boolean isNone(String name) {
        return false;
    }

    private void fields(ObjectNode object, Meaning inherited, Predicate<String> raw, Harmless known) {
        boolean renamed = false;
        for (var field : object.properties()) {
            String name = field.getKey();
            if (!raw.test(name)) {
                KnownNames.Known called = KnownNames.look(name);
                field.setValue(cleaned(field.getValue(), meaning(called, object, inherited), known));
                renamed |= !called.isHarmless();
            }
        }
        if (renamed) {
            rename(object);
        }
    }

    private static Meaning meaning(KnownNames.Known called, ObjectNode object, Meaning inherited) {
        if (called.meaning() != Meaning.ANYTHING) {
            return called.meaning();
        }
        if (inherited == Meaning.PHONE
                && PARTS_OF_A_PHONE.contains(called.name().replace("_", "").toLowerCase(Locale.ROOT))) {
            return Meaning.PHONE;
        }
        return called.name().equals(VALUE) ? label(object) : Meaning.ANYTHING;
    }

    private static Meaning label(ObjectNode object) {
        for (String name : LABELS) {
            JsonNode label = object.get(name);
            Meaning meaning = label != null && label.isTextual() ? KnownNames.of(label.textValue()) : Meaning.ANYTHING;
            if (meaning == Meaning.EMAIL || meaning == Meaning.PHONE) {
                return meaning;
            }
        }
        return Meaning.ANYTHING;
    }

    /** Names can't be changed in place. */
    private void rename(ObjectNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(data.id(field.getKey()), field.getValue()));
        object.removeAll();
        object.setAll(fields);
    }
}
