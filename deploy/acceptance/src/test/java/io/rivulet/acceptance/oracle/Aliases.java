package io.rivulet.acceptance.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.UserEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which users a server says are one: each alias that counts says it once, whatever came before. */
final class Aliases {

    private static final JsonMapper JSON = new JsonMapper();

    private Aliases() {}

    /** A user who is another one. */
    record Alias(String from, String into) {

        @Override
        public String toString() {
            return from + " is " + into;
        }
    }

    /** In words, sorted. */
    static List<String> in(Stream<Counted> counted) {
        return all(counted).map(Alias::toString).sorted().toList();
    }

    /** Each as often as it is said. */
    static Stream<Alias> all(Stream<Counted> counted) {
        return counted.map(Counted::event)
                .filter(event -> event.getEventName().equals("alias"))
                .flatMap(event -> said(event).stream());
    }

    /** What was told of it, in the same words. */
    static String told(PersonMerged merged) {
        return new Alias(merged.getFromPersonId(), merged.getIntoPersonId()).toString();
    }

    private static Optional<Alias> said(UserEvent event) {
        String user = People.somebody(event.getUserId()).orElse("");
        return People.somebody(previous(event).asText(""))
                .filter(other ->
                        !user.isEmpty() && !List.of(user, event.getVisitorId()).contains(other))
                .map(other -> new Alias(other, user));
    }

    private static JsonNode previous(UserEvent event) {
        try {
            return JSON.readTree(event.getProperties()).path("previousId");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
