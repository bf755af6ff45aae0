package io.rivulet.collector.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.FlatEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** One call of Segment's HTTP API as an event in the flat form. */
public enum SegmentCall {
    TRACK,
    IDENTIFY,
    PAGE,
    SCREEN,
    GROUP,
    ALIAS;

    // Where an event goes from Segment is Segment's business; how often it was tried would make a retry another event.
    private static final Set<String> NOT_ABOUT_THE_EVENT = Set.of(
            "type",
            "context",
            "integrations",
            "_metadata",
            "channel",
            "writeKey",
            "properties",
            "traits",
            "event",
            "sentAt");
    // A page call repeats its address among its properties.
    private static final Set<String> ADDRESS = Set.of("url", "path", "title", "referrer", "search", "tab_url");

    /** The call of a path or of a {@code type}: its whole name or its first letter. */
    public static Optional<SegmentCall> named(String name) {
        return Arrays.stream(values())
                .filter(call -> call.word().equals(name) || call.letter().equals(name))
                .findFirst();
    }

    /** As in a path. */
    public String word() {
        return switch (this) {
            case TRACK -> "track";
            case IDENTIFY -> "identify";
            case PAGE -> "page";
            case SCREEN -> "screen";
            case GROUP -> "group";
            case ALIAS -> "alias";
        };
    }

    /** The short form of a path. */
    public String letter() {
        return word().substring(0, 1);
    }

    /**
     * The event that a call is.
     *
     * @param call as sent
     * @param otherwise what it is where it does not say itself, as in a batch it must
     * @param batch what a batch says for all its calls; the call itself where there is none
     */
    public static ObjectNode event(ObjectNode call, SegmentCall otherwise, ObjectNode batch) {
        return named(call.path("type").asText()).orElse(otherwise).event(call, batch);
    }

    private ObjectNode event(ObjectNode call, ObjectNode batch) {
        ObjectNode context = context(call.path("context"), batch.path("context"));
        FlatEvent event = new FlatEvent();
        if (this == TRACK) {
            event.with("eventType", call.get("event"));
        } else {
            event.with("eventType", word());
        }
        event.with("eventId", call.get("messageId"));
        if (!batch.hasNonNull("sentAt")) {
            // Where both say it, a call's own is from its first try, and its clock would be corrected by the whole
            // outage.
            event.with("sentAt", call.get("sentAt"));
        }
        call.properties().stream()
                .filter(field -> !NOT_ABOUT_THE_EVENT.contains(field.getKey()))
                .filter(field -> !isName(field.getKey()))
                .forEach(field -> event.with(field.getKey(), field.getValue()));
        properties(event, call);
        traits(event, call, context);
        SegmentContext.spread(context, event);
        return event.json();
    }

    private boolean isName(String field) {
        return field.equals("messageId")
                || ((this == PAGE || this == SCREEN) && (field.equals("name") || field.equals("category")));
    }

    private void properties(FlatEvent event, ObjectNode call) {
        JsonNode properties = call.path("properties");
        if (this == PAGE && properties instanceof ObjectNode page) {
            SegmentContext.page(page, event);
            event.withProperties(page.deepCopy().remove(ADDRESS));
        } else {
            event.withProperties(properties);
        }
        if (this == PAGE || this == SCREEN) {
            event.withProperty("name", call.get("name")).withProperty("category", call.get("category"));
        }
        if (this == SCREEN) {
            event.with("pageTitle", call.get("name"));
        }
    }

    /** What an identification says of the user; RudderStack's libraries say it in the context. */
    private void traits(FlatEvent event, ObjectNode call, ObjectNode context) {
        if (this == IDENTIFY && context.path("traits") instanceof ObjectNode known) {
            ObjectNode traits = known.deepCopy();
            if (call.path("traits") instanceof ObjectNode said) {
                traits.setAll(said);
            }
            context.remove("traits");
            event.with("traits", traits);
        } else {
            event.with("traits", call.get("traits"));
        }
    }

    private static ObjectNode context(JsonNode own, JsonNode shared) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        if (shared instanceof ObjectNode all) {
            context.setAll(all);
        }
        if (own instanceof ObjectNode mine) {
            context.setAll(mine);
        }
        return context;
    }
}
