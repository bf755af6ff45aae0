package io.rivulet.acceptance.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that follows from a visitor's events on a site.
 *
 * @param name the canonical name of the signal
 * @param at when it became true
 * @param visit when the visit began that it is part of; null for none
 * @param grounds what is said of it
 */
public record Conclusion(String name, Instant at, @Nullable Instant visit, Map<String, String> grounds)
        implements Comparable<Conclusion> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Comparator<Conclusion> ORDER = Comparator.comparing(Conclusion::at)
            .thenComparing(Conclusion::name)
            .thenComparing(one -> String.valueOf(one.visit()))
            .thenComparing(one -> one.grounds().toString());

    static Conclusion of(String name, long at, List<Counted> visit) {
        return of(name, at, visit, Map.of());
    }

    static Conclusion of(String name, long at, List<Counted> visit, Map<String, String> grounds) {
        return new Conclusion(
                name, Instant.ofEpochMilli(at), visit.get(0).event().getOccurredAt(), new TreeMap<>(grounds));
    }

    /** As it was told. */
    static Conclusion of(DerivedEvent told, @Nullable Session session) {
        Map<String, String> grounds = new TreeMap<>();
        try {
            JSON.readTree(told.getProperties())
                    .properties()
                    .forEach(ground ->
                            grounds.put(ground.getKey(), ground.getValue().asText()));
        } catch (JsonProcessingException e) {
            grounds.put("no JSON", told.getProperties());
        }
        return new Conclusion(
                told.getEventName(), told.getOccurredAt(), session == null ? null : session.getStartedAt(), grounds);
    }

    @Override
    public int compareTo(Conclusion other) {
        return ORDER.compare(this, other);
    }
}
