package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.VisitorState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** What the sessionizer remembers of visitors. An event in order costs one small write to each, however long the visit. */
public final class VisitorStores {

    /** What is remembered of a visitor, by visitor id. */
    public static final String VISITORS = "visitors";

    /** The session so far, by session id. */
    public static final String SESSIONS = "sessions-so-far";

    private static final String TOLD = "sessions-as-told";
    private static final String LOG = "visit-log";
    private static final String WAKE_UPS = "wake-ups";
    private static final byte[] NOTHING = new byte[0];

    private final KeyValueStore<String, VisitorState> visitors;
    private final KeyValueStore<String, Session> sessions;
    private final KeyValueStore<String, Session> told;
    private final KeyValueStore<Bytes, SessionEvent> log;
    private final KeyValueStore<Bytes, byte[]> wakeUps;

    VisitorStores(ProcessorContext<?, ?> context) {
        visitors = context.getStateStore(VISITORS);
        sessions = context.getStateStore(SESSIONS);
        told = context.getStateStore(TOLD);
        log = context.getStateStore(LOG);
        wakeUps = context.getStateStore(WAKE_UPS);
    }

    static Set<StoreBuilder<?>> builders() {
        // In an order of its own: that of Set.of differs from run to run, and so would the topology's description.
        return new LinkedHashSet<>(List.of(
                store(VISITORS, Serdes.String(), StateSerde.of(VisitorState.class)),
                store(SESSIONS, Serdes.String(), StateSerde.of(Session.class)),
                store(TOLD, Serdes.String(), StateSerde.of(Session.class)),
                store(LOG, Serdes.Bytes(), StateSerde.of(SessionEvent.class)),
                store(WAKE_UPS, Serdes.Bytes(), Serdes.ByteArray())));
    }

    private static <K, V> StoreBuilder<?> store(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values);
    }

    VisitorState visitor(String visitorId) {
        VisitorState known = visitors.get(visitorId);
        return known == null ? VisitorState.newBuilder().build() : known;
    }

    void remember(String visitorId, VisitorState state) {
        visitors.put(visitorId, state);
    }

    Session soFar(HeldSession held) {
        return sessions.get(held.getSessionId());
    }

    void soFar(Session session) {
        sessions.put(session.getSessionId(), session);
    }

    @Nullable Session told(String sessionId) {
        return told.get(sessionId);
    }

    void told(Session session) {
        told.put(session.getSessionId(), session);
    }

    void forget(String sessionId) {
        sessions.delete(sessionId);
        told.delete(sessionId);
    }

    void log(SessionEvent counted) {
        var event = ((CountedEvent) counted.getFact()).getEvent();
        log.put(VisitorKeys.logged(event.getVisitorId(), event.getSiteId(), Moments.of(event)), counted);
    }

    /** The visitor's events on a site from a moment on, in their order. */
    <R> R logFrom(String visitorId, String siteId, Moment from, Function<Iterator<SessionEvent>, R> read) {
        try (var found =
                log.range(VisitorKeys.logged(visitorId, siteId, from), VisitorKeys.endOfLog(visitorId, siteId))) {
            return read.apply(new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return found.hasNext();
                }

                @Override
                public SessionEvent next() {
                    return found.next().value;
                }
            });
        }
    }

    void forgetLog(String visitorId, HeldSession held) {
        var gone = new ArrayList<Bytes>();
        try (var found = log.range(
                VisitorKeys.logged(visitorId, held.getSiteId(), held.getFirst()),
                VisitorKeys.logged(visitorId, held.getSiteId(), held.getLast()))) {
            found.forEachRemaining(entry -> gone.add(entry.key));
        }
        gone.forEach(log::delete);
    }

    void moveWakeUp(String visitorId, long from, long to) {
        if (from != to) {
            if (from != 0) {
                wakeUps.delete(VisitorKeys.wakeUp(from, visitorId));
            }
            if (to != 0) {
                wakeUps.put(VisitorKeys.wakeUp(to, visitorId), NOTHING);
            }
        }
    }

    /** Visitors that are due between two times, the first first. */
    List<String> due(long from, long to, int atMost) {
        var visitorIds = new ArrayList<String>();
        try (var found = wakeUps.range(VisitorKeys.wakeUp(from, ""), VisitorKeys.wakeUp(to + 1, ""))) {
            while (found.hasNext() && visitorIds.size() < atMost) {
                visitorIds.add(VisitorKeys.visitorToWake(found.next().key));
            }
        }
        return visitorIds;
    }
}
