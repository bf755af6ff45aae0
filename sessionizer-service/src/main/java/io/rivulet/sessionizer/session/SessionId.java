package io.rivulet.sessionizer.session;

import io.rivulet.schemas.avro.UserEvent;

/** The name of a session: it follows from site, visitor and first event. */
public final class SessionId {

    private SessionId() {}

    /** The id of the session whose first event this is. */
    public static String startingWith(UserEvent first) {
        return HashedId.of(
                "s_",
                first.getSiteId(),
                first.getVisitorId(),
                Long.toString(first.getOccurredAt().toEpochMilli()),
                first.getEventId());
    }
}
