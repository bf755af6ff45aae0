package io.rivulet.collector.ingest;

import io.rivulet.collector.event.RawEvent;

/** An event in a body, that is read already or where it is. */
@FunctionalInterface
interface SentEvent {

    /**
     * Reads it, as far as an event may go.
     *
     * @throws Refusal when it is not JSON
     */
    RawEvent read();
}
