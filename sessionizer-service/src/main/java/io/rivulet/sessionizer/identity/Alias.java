package io.rivulet.sessionizer.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.schemas.CookielessId;
import io.rivulet.schemas.avro.UserEvent;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server says of two ids: they are one person's. Of anybody but a server the collector leaves no other id in the
 * event.
 *
 * @param from the person that is no more
 * @param into the user that has everything now
 */
public record Alias(String from, String into) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "alias";

    /**
     * What an event says, if it says that. A visitor that becomes a user by an event of its own signs in, which is told
     * otherwise; and who may not be recognised is nobody's.
     */
    public static Optional<Alias> of(UserEvent event) {
        String user = event.getUserId();
        if (!event.getEventName().equals(EVENT) || user == null || JunkIds.junk(user)) {
            return Optional.empty();
        }
        return other(event.getProperties())
                .filter(other -> !JunkIds.junk(other) && !CookielessId.isOne(other))
                .filter(other -> !other.equals(user) && !other.equals(event.getVisitorId()))
                .map(other -> new Alias(other, user));
    }

    private static Optional<String> other(String properties) {
        try {
            JsonNode all = JSON.readTree(properties);
            return Stream.of("previousId", "previous_id")
                    .map(all::path)
                    .filter(id -> id.isTextual() || id.isIntegralNumber())
                    .map(JsonNode::asText)
                    .findFirst();
        } catch (JsonProcessingException e) {
            // The collector writes JSON; what others write may be anything, and then names nobody.
            return Optional.empty();
        }
    }
}
