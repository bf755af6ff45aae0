package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.signal.ClickTarget;

/** What cuts and conclusions need of an event, and no more: the log keeps it for every event of the grace. */
final class LoggedEvent {

    private LoggedEvent() {}

    static UserEvent of(UserEvent event) {
        return RecordCopy.of(event)
                .with("properties", ClickTarget.clicked(event) ? ClickTarget.of(event.getProperties()) : "{}")
                .with("user_id", null)
                .with("original_name", "")
                .with("session_hint", null)
                .with("sdk", null)
                .done();
    }
}
