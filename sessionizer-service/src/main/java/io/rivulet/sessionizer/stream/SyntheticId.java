package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.avro.UserEvent;

/** The id of an event that came under the id of another: the id as sent, {@code #}, and a hash of what it says. */
final class SyntheticId {

    private static final String MARK = "#";

    private SyntheticId() {}

    static String of(UserEvent event) {
        return event.getEventId() + suffix(event);
    }

    static boolean carriedBy(UserEvent event) {
        String id = event.getEventId();
        return id.indexOf(MARK) >= 0 && id.endsWith(suffix(event));
    }

    private static String suffix(UserEvent event) {
        return MARK + Long.toHexString(event.getContentHash());
    }
}
