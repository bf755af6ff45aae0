package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.session.SessionId;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.Link;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.VisitorState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.query.RangeQuery;
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

    /** Every link that a visitor's events made, by visitor and time. */
    public static final String LINKS = "visitor-links";

    private static final String TOLD = "sessions-as-told";
    private static final String LOG = "visit-log";
    private static final String CONCLUSIONS = "conclusions-as-told";
    private static final String WAKE_UPS = "wake-ups";
    private static final byte[] NOTHING = new byte[0];

    private final KeyValueStore<String, VisitorState> visitors;
    private final KeyValueStore<String, Session> sessions;
    private final KeyValueStore<String, Session> told;
    private final KeyValueStore<Bytes, SessionEvent> log;
    private final KeyValueStore<Bytes, SessionEvent> conclusions;
    private final KeyValueStore<Bytes, Link> links;
    private final KeyValueStore<Bytes, byte[]> wakeUps;
    /** Nobody is due before: what was deleted there need not be walked over again. */
    private long nobodyDueBefore;

    VisitorStores(ProcessorContext<?, ?> context) {
        visitors = context.getStateStore(VISITORS);
        sessions = context.getStateStore(SESSIONS);
        told = context.getStateStore(TOLD);
        log = context.getStateStore(LOG);
        conclusions = context.getStateStore(CONCLUSIONS);
        links = context.getStateStore(LINKS);
        wakeUps = context.getStateStore(WAKE_UPS);
    }

    static Set<StoreBuilder<?>> builders() {
        // In an order of its own: that of Set.of differs from run to run, and so would the topology's description.
        return new LinkedHashSet<>(List.of(
                store(VISITORS, Serdes.String(), VisitorStates.serde()),
                store(SESSIONS, Serdes.String(), StateSerde.of(Session.class)),
                store(TOLD, Serdes.String(), StateSerde.of(Session.class)),
                store(LOG, Serdes.Bytes(), StateSerde.of(SessionEvent.class)),
                store(CONCLUSIONS, Serdes.Bytes(), StateSerde.of(SessionEvent.class)),
                store(LINKS, Serdes.Bytes(), StateSerde.of(Link.class)),
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

    /** Keeps a link for ever. */
    void keep(String visitorId, Link link) {
        links.put(VisitorKeys.linked(visitorId, link), link);
    }

    /** Asks for the links that a visitor's events made, the latest first. */
    public static RangeQuery<Bytes, Link> linksOf(String visitorId) {
        return RangeQuery.<Bytes, Link>withRange(VisitorKeys.firstLink(visitorId), VisitorKeys.behindLinks(visitorId))
                .withDescendingKeys();
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

    /** A session that is no more; what was told of it is remembered, for it may come back. */
    void endSoFar(String sessionId) {
        sessions.delete(sessionId);
    }

    /**
     * Puts an event into the log.
     *
     * @param toldIn the session that the world knows it in
     */
    void log(String personId, UserEvent event, String toldIn) {
        var counted = CountedEvent.newBuilder()
                .setEvent(LoggedEvent.of(event))
                .setSessionId(toldIn)
                .build();
        log.put(
                VisitorKeys.logged(event.getVisitorId(), event.getSiteId(), Moments.of(event)),
                new SessionEvent(personId, counted));
    }

    /**
     * Notes for all events of a session that the world knows them in it.
     *
     * @return those that it knew elsewhere, by the person under whom each was counted
     */
    Map<String, List<String>> takeOver(String visitorId, HeldSession held) {
        Map<String, List<String>> moved = new LinkedHashMap<>();
        var rewritten = new ArrayList<KeyValue<Bytes, SessionEvent>>();
        walk(visitorId, held, (key, entry) -> {
            var counted = (CountedEvent) entry.getFact();
            if (!held.getSessionId().equals(counted.getSessionId())) {
                moved.computeIfAbsent(entry.getPersonId(), person -> new ArrayList<>())
                        .add(counted.getEvent().getEventId());
                var here = new CountedEvent(counted.getEvent(), held.getSessionId(), 0, false, false);
                rewritten.add(KeyValue.pair(key, new SessionEvent(entry.getPersonId(), here)));
            }
        });
        rewritten.forEach(entry -> log.put(entry.key, entry.value));
        return moved;
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

    /** Forgets a session that can't change any more, and all that it was made of. */
    void forget(String visitorId, HeldSession held) {
        var gone = new ArrayList<Bytes>();
        var starts = new ArrayList<String>();
        walk(visitorId, held, (key, entry) -> {
            gone.add(key);
            if (held.getRecut()) {
                starts.add(SessionId.startingWith(((CountedEvent) entry.getFact()).getEvent()));
            }
        });
        gone.forEach(log::delete);
        conclusions(visitorId, held, null).forEach(conclusions::delete);
        sessions.delete(held.getSessionId());
        told.delete(held.getSessionId());
        starts.stream().filter(start -> told.get(start) != null).forEach(told::delete);
    }

    /** A session's events after one of them, or all, each with the person under whom it was counted. */
    void events(String visitorId, HeldSession held, @Nullable Moment after, BiConsumer<UserEvent, String> each) {
        if (after != null && !Moments.before(after, held.getLast())) {
            return;
        }
        try (var found = log.range(
                after == null
                        ? VisitorKeys.logged(visitorId, held.getSiteId(), held.getFirst())
                        : VisitorKeys.behind(visitorId, held.getSiteId(), after),
                VisitorKeys.logged(visitorId, held.getSiteId(), held.getLast()))) {
            found.forEachRemaining(
                    entry -> each.accept(((CountedEvent) entry.value.getFact()).getEvent(), entry.value.getPersonId()));
        }
    }

    /** Where what was concluded about a session's events after one of them, or about all, is kept. */
    List<Bytes> conclusions(String visitorId, HeldSession held, @Nullable Moment after) {
        var keys = new ArrayList<Bytes>();
        if (after != null && !Moments.before(after, held.getLast())) {
            return keys;
        }
        try (var found = conclusions.range(
                after == null
                        ? VisitorKeys.logged(visitorId, held.getSiteId(), held.getFirst())
                        : VisitorKeys.behind(visitorId, held.getSiteId(), after),
                VisitorKeys.behind(visitorId, held.getSiteId(), held.getLast()))) {
            found.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    @Nullable SessionEvent conclusion(Bytes key) {
        return conclusions.get(key);
    }

    void conclusion(Bytes key, @Nullable SessionEvent told) {
        conclusions.put(key, told);
    }

    private void walk(String visitorId, HeldSession held, BiConsumer<Bytes, SessionEvent> each) {
        try (var found = log.range(
                VisitorKeys.logged(visitorId, held.getSiteId(), held.getFirst()),
                VisitorKeys.logged(visitorId, held.getSiteId(), held.getLast()))) {
            found.forEachRemaining(entry -> each.accept(entry.key, entry.value));
        }
    }

    void moveWakeUp(String visitorId, long from, long to) {
        if (from != to) {
            if (from != 0) {
                wakeUps.delete(VisitorKeys.wakeUp(from, visitorId));
            }
            if (to != 0) {
                wakeUps.put(VisitorKeys.wakeUp(to, visitorId), NOTHING);
                // The clock may have been set back.
                nobodyDueBefore = Math.min(nobodyDueBefore, to);
            }
        }
    }

    /** Wake-ups that are due, the first first. */
    List<Bytes> due(long now, int atMost) {
        var found = new ArrayList<Bytes>();
        long from = Math.min(nobodyDueBefore, now);
        try (var keys = wakeUps.range(VisitorKeys.wakeUp(from, ""), VisitorKeys.wakeUp(now + 1, ""))) {
            while (keys.hasNext() && found.size() < atMost) {
                found.add(keys.next().key);
            }
        }
        if (found.size() < atMost) {
            nobodyDueBefore = now;
        }
        return found;
    }

    /**
     * Takes a wake-up out, before the visitor is looked at: one that can't be must not stand in the others' way.
     *
     * @return the visitor
     */
    String wake(Bytes due) {
        wakeUps.delete(due);
        return VisitorKeys.visitorToWake(due);
    }
}
