package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.signal.ClickTarget;

/** What cuts and conclusions need of an event, and no more: the log keeps it for every event of the grace. */
final class LoggedEvent {

    private LoggedEvent() {}

    static UserEvent of(UserEvent event) {
        return UserEvent.newBuilder(event)
                .setProperties(ClickTarget.clicked(event) ? ClickTarget.of(event.getProperties()) : "{}")
                .setUserId(null)
                .setOriginalName("")
                .setSessionHint(null)
                .setSdk(null)
                .build();
    }
}
