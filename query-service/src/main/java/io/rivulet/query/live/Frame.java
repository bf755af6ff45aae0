package io.rivulet.query.live;

import io.rivulet.query.store.EventView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A frame in its place, ready to be sent.
 *
 * @param sites which it is about; of numbers none means all of them together, of an alert everybody
 * @param place where it was read; none where it was made here
 * @param event what it shows, of a frame of that kind
 * @param wire as it goes over every connection
 */
@SuppressWarnings("ArrayRecordComponent") // Frames are told apart by where they are, and never compared.
record Frame(
        Kind kind,
        Set<String> sites,
        @Nullable Place place,
        @Nullable EventView event,
        byte[] wire) {

    /** Roughly, what it holds of the heap: the bytes, and the event that they were made of. */
    int weight() {
        return wire.length * (event == null ? 1 : 2) + 200;
    }

    /** What is still to be numbered: its fields after the sequence, each with a comma before it. */
    record Draft(
            Kind kind,
            Set<String> sites,
            @Nullable Place place,
            @Nullable EventView event,
            String fields) {}
}
