package io.rivulet.profile.stream;

import io.rivulet.profile.profile.RecentEvent;
import io.rivulet.schemas.avro.CountedEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The last events of each person. An append is one write; what is too old is thrown out now and then. */
public final class RecentEvents {

    /** A few more may lie there for a while, so that finding the oldest is paid for once in so many appends. */
    private static final int TRIMMED_EVERY = 16;

    private final KeyValueStore<Bytes, CountedEvent> store;

    RecentEvents(KeyValueStore<Bytes, CountedEvent> store) {
        this.store = store;
    }

    /**
     * Remembers an event.
     *
     * @param eventsSoFar how many events the person has, this one included: says when it is time to tidy up
     */
    void append(String person, CountedEvent event, long eventsSoFar) {
        store.put(RecentKey.of(person, event.getEvent()), RecentEvent.of(event));
        if (eventsSoFar % TRIMMED_EVERY == 0) {
            trim(person);
        }
    }

    /** Remembers an event as it was remembered elsewhere. */
    void take(String person, CountedEvent event) {
        store.put(RecentKey.of(person, event.getEvent()), event);
    }

    /** Throws out all but the newest. */
    void trim(String person) {
        var tooOld = new ArrayList<Bytes>();
        try (var newestFirst = store.reverseRange(RecentKey.first(person), RecentKey.last(person))) {
            for (int i = 0; newestFirst.hasNext(); i++) {
                Bytes key = newestFirst.peekNextKey();
                newestFirst.next();
                if (i >= PersonStores.RECENT_EVENTS_KEPT) {
                    tooOld.add(key);
                }
            }
        }
        tooOld.forEach(store::delete);
    }

    /** Forgets a person's events and returns the newest of them. */
    List<CountedEvent> takeAway(String person) {
        trim(person);
        List<CountedEvent> events = newest(store, person);
        events.forEach(event -> store.delete(RecentKey.of(person, event.getEvent())));
        return events;
    }

    /** A person's events, newest first. */
    public static List<CountedEvent> newest(ReadOnlyKeyValueStore<Bytes, CountedEvent> store, String person) {
        var events = new ArrayList<CountedEvent>();
        try (var newestFirst = store.reverseRange(RecentKey.first(person), RecentKey.last(person))) {
            while (newestFirst.hasNext() && events.size() < PersonStores.RECENT_EVENTS_KEPT) {
                events.add(newestFirst.next().value);
            }
        }
        return events;
    }
}
