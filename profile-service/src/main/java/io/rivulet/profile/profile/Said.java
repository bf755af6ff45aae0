package io.rivulet.profile.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rivulet.schemas.avro.Trait;
import io.rivulet.schemas.avro.UserEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an event says in its properties, of a service or of the person. */
final class Said {

    /** Longer ones are no names. */
    static final int LONGEST = 200;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ABOUT_A_SERVICE = Set.of(
            "service_viewed",
            "price_checked",
            "availability_checked",
            "quote_requested",
            "booking_started",
            "booking_completed",
            "service_booked");
    private static final List<String> SERVICE =
            List.of("service", "serviceName", "service_name", "serviceId", "service_id");
    private static final Map<String, List<String>> TRAITS = Map.of(
            "name", List.of("name"),
            "first_name", List.of("firstName", "first_name"),
            "last_name", List.of("lastName", "last_name"),
            "email", List.of("email"),
            "phone", List.of("phone"));
    private static final Comparator<Trait> LATEST = Comparator.comparing(Trait::getSaidAt)
            .thenComparing(Trait::getEventId)
            .thenComparing(Trait::getValue);

    private Said() {}

    /** The service that an event shows interest in, once. */
    static Map<String, Long> service(UserEvent event) {
        if (!ABOUT_A_SERVICE.contains(event.getEventName())
                || !event.getProperties().contains("\"service")) {
            return Map.of();
        }
        return first(read(event), SERVICE).map(name -> Map.of(name, 1L)).orElse(Map.of());
    }

    /** Who the person says they are. */
    static Map<String, Trait> traits(UserEvent event) {
        if (!event.getEventName().equals("identify") || !event.getProperties().contains("\"traits\"")) {
            return Map.of();
        }
        JsonNode all = read(event).path("traits");
        var traits = new HashMap<String, Trait>();
        TRAITS.forEach((name, words) -> first(all, words)
                .ifPresent(value -> traits.put(name, new Trait(value, event.getOccurredAt(), event.getEventId()))));
        return traits;
    }

    /** Of each trait what was said last. */
    static Map<String, Trait> latest(Map<String, Trait> one, Map<String, Trait> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var latest = new HashMap<>(one);
        other.forEach((name, trait) -> latest.merge(name, trait, (a, b) -> LATEST.compare(a, b) < 0 ? b : a));
        return latest;
    }

    private static Optional<String> first(JsonNode of, List<String> words) {
        return words.stream()
                .map(of::path)
                .filter(value -> value.isTextual() || value.isNumber())
                .map(value -> value.asText().strip())
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .findFirst();
    }

    private static JsonNode read(UserEvent event) {
        try {
            return JSON.readTree(event.getProperties());
        } catch (JsonProcessingException e) {
            // Whoever wrote it wrote no JSON: then it says nothing.
            return MissingNode.getInstance();
        }
    }
}
