package io.rivulet.sessionizer.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.schemas.avro.UserEvent;
import java.util.List;
import java.util.Set;

/** On what somebody clicked: the few properties of an event that conclusions need. */
public final class ClickTarget {

    static final String TARGET = "target";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TARGET_NAMES = List.of(TARGET, "element", "selector");
    private static final int LONGEST = 200;

    private static final Set<String> CLICKS = Set.of("click", "element_click", "cta_click");

    private ClickTarget() {}

    /** Whether somebody clicked at all. */
    public static boolean clicked(UserEvent event) {
        return CLICKS.contains(event.getEventName());
    }

    /** Of an event's properties what has to be remembered of a click, as properties. */
    public static String of(String properties) {
        JsonNode all = read(properties);
        ObjectNode kept = JSON.createObjectNode();
        TARGET_NAMES.stream()
                .map(all::path)
                .filter(node -> node.isTextual() && !node.textValue().isBlank())
                .findFirst()
                .ifPresent(node -> kept.put(
                        TARGET,
                        node.textValue()
                                .substring(0, Math.min(LONGEST, node.textValue().length()))));
        for (String place : List.of("x", "y")) {
            if (all.path(place).isNumber()) {
                kept.put(place, all.path(place).doubleValue());
            }
        }
        return kept.toString();
    }

    static JsonNode read(String properties) {
        try {
            return JSON.readTree(properties);
        } catch (JsonProcessingException e) {
            // The collector writes JSON; what others write may be anything, and then says nothing of a click.
            return MissingNode.getInstance();
        }
    }
}
