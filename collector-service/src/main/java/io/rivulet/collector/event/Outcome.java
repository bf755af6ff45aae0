package io.rivulet.collector.event;

import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;

/** What became of one event: exactly one of the two. */
public sealed interface Outcome {

    /** It goes on to {@code user-events}. */
    record Accepted(UserEvent event) implements Outcome {}

    /**
     * It goes to {@code rejected-events} with every reason.
     *
     * @param index its place in the batch, from 0
     */
    record Rejected(int index, RejectedEvent event) implements Outcome {}
}
