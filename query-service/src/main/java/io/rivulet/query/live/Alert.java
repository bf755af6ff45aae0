package io.rivulet.query.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rivulet.schemas.avro.DerivedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should know.
 *
 * @param name of the service's own {@code numbers_behind} and {@code many_rejected}; else of a conclusion about a visitor
 * @param state {@code raised} and {@code cleared} of the service's own; {@code concluded} and {@code withdrawn} of others
 * @param eventId of a conclusion: the same is withdrawn under the same
 * @param grounds a JSON object
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Alert(
        String name,
        String state,
        Instant at,
        @Nullable String detail,
        @Nullable String siteId,
        @Nullable String eventId,
        @Nullable String visitorId,
        @Nullable String personId,
        @Nullable String sessionId,
        @JsonRawValue @Nullable String grounds) {

    static Alert of(String personId, DerivedEvent derived) {
        return new Alert(
                derived.getEventName(),
                derived.getWithdrawn() ? "withdrawn" : "concluded",
                derived.getOccurredAt(),
                null,
                derived.getSiteId(),
                derived.getEventId(),
                derived.getVisitorId(),
                personId,
                derived.getSessionId(),
                derived.getProperties());
    }

    static Alert own(String name, boolean isRaised, Instant at, String detail, @Nullable String siteId) {
        return new Alert(name, isRaised ? "raised" : "cleared", at, detail, siteId, null, null, null, null, null);
    }
}
