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

    /** In words, sorted. */
    static List<String> in(Stream<Counted> counted) {
        return counted.map(Counted::event)
                .filter(event -> event.getEventName().equals("alias"))
                .flatMap(event -> said(event).stream())
                .sorted()
                .toList();
    }

    /** What was told of it, in the same words. */
    static String told(PersonMerged merged) {
        return merged.getFromPersonId() + " is " + merged.getIntoPersonId();
    }

    private static Optional<String> said(UserEvent event) {
        String user = People.somebody(event.getUserId()).orElse("");
        return People.somebody(previous(event).asText(""))
                .filter(other ->
                        !user.isEmpty() && !List.of(user, event.getVisitorId()).contains(other))
                .map(other -> other + " is " + user);
    }

    private static JsonNode previous(UserEvent event) {
        try {
            return JSON.readTree(event.getProperties()).path("previousId");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
