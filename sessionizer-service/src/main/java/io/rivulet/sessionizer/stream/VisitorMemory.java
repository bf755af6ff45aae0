package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.session.CountedVisit;
import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.session.OwnedEvent;
import io.rivulet.sessionizer.session.SessionId;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.Link;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.VisitorState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one visitor: read from the stores once, and written to them before the next commit, however much
 * happened until then. What belongs to it is written in one row with it, and in stores of its own where it is much.
 */
final class VisitorMemory {

    private static final Serde<SessionEvent> CONCLUSIONS = StateSerde.of(SessionEvent.class);
    private static final Serde<Session> SESSIONS = StateSerde.of(Session.class);
    private static final VisitorState NOTHING_YET = VisitorState.newBuilder()
            .setIdsElsewhere(false)
            .setLogElsewhere(false)
            .setConclusionsElsewhere(false)
            .setToldElsewhere(false)
            .build();
    private static final int USUAL_BYTES = 2_000;
    private static final int BYTES_OF_A_SESSION = 1_000;

    private final String id;
    private final VisitorStores stores;
    private final SeenIds ids;
    private final VisitorRows<PackedRow> log;
    private final VisitorRows<byte[]> conclusions;
    private final VisitorRows<byte[]> told;
    private final Map<String, Optional<Session>> toldSessions = new HashMap<>();
    private final Map<String, Session> soFar = new HashMap<>();
    /** What takes back what was changed since it was last confirmed. */
    private final List<Runnable> undo = new ArrayList<>();

    private VisitorState state;
    private @Nullable PackedRow lastLogged;
    private boolean changed;

    VisitorMemory(String id, VisitorStores stores) {
        this.id = id;
        this.stores = stores;
        VisitorState known = stores.visitor(id);
        state = known == null ? NOTHING_YET : known;
        ids = stores.ids(state);
        log = new VisitorRows<>(stores.log, new LogForm(id), state.getLogElsewhere(), undo::add);
        conclusions =
                new VisitorRows<>(stores.conclusions, VisitorRows.BYTES, state.getConclusionsElsewhere(), undo::add);
        told = new VisitorRows<>(stores.told, VisitorRows.BYTES, state.getToldElsewhere(), undo::add);
        OwnRows.read(id, state, log, conclusions, told);
        state = OwnRows.withoutThem(state);
    }

    String id() {
        return id;
    }

    VisitorState state() {
        return state;
    }

    void remember(VisitorState now) {
        VisitorState before = state;
        undo.add(() -> state = before);
        state = now;
        changed = true;
    }

    /** Whether it is not as it was last written. */
    boolean changed() {
        return changed;
    }

    /** The ids of its events. */
    SeenIds ids() {
        return ids;
    }

    /** Forgets the ids that nothing can come under again. */
    void forgetIds() {
        ids.forgetBefore(stores.streamTime());
    }

    /** Nothing of what was done will be taken back. */
    void confirm() {
        undo.clear();
        log.keepWithin(stores.mostBytesOfAKind());
        conclusions.keepWithin(stores.mostBytesOfAKind());
        told.keepWithin(stores.mostBytesOfAKind());
    }

    /** Takes back what was done since it was last confirmed, but for ids: what can't be dealt with comes once, too. */
    void revert() {
        for (int i = undo.size() - 1; i >= 0; i--) {
            undo.get(i).run();
        }
        undo.clear();
        soFar.clear();
        toldSessions.clear();
        changed = true;
    }

    /** All of it, to be written. */
    VisitorState row() {
        changed = false;
        return OwnRows.written(id, state, ids, log, conclusions, told);
    }

    /** How much memory it takes, about. */
    int bytes() {
        return USUAL_BYTES
                + BYTES_OF_A_SESSION * (soFar.size() + toldSessions.size())
                + log.bytes()
                + conclusions.bytes()
                + told.bytes();
    }

    /** Keeps a link for ever. */
    void keep(Link link) {
        stores.links.put(VisitorKeys.linked(id, link), link);
    }

    /** A held session with what its events add up to. */
    Session soFar(HeldSession held) {
        return soFar.computeIfAbsent(held.getSessionId(), session -> summed(held));
    }

    /** A held session whose events add up to something else than before. */
    HeldSession soFar(HeldSession held, Session session) {
        soFar.put(held.getSessionId(), session);
        return Held.summed(held, SoFar.sums(session));
    }

    private Session summed(HeldSession held) {
        if (held.getSums() != null) {
            var first = Objects.requireNonNull(log.get(key(held.getSiteId(), held.getFirst())));
            return SoFar.session(
                    held,
                    LogRow.of(first, id, held.getSiteId(), held.getFirst()).event());
        }
        // A version that kept the sums elsewhere has left all that they are made of.
        CountedVisit visit = null;
        for (LogRow row : rows(held)) {
            visit = visit == null ? CountedVisit.open(row.event(), row.personId()) : visit.append(row.event());
        }
        Session session = Objects.requireNonNull(visit).session();
        String user = state.getHistoryOf();
        return user != null && session.getPersonId().equals(id)
                ? RecordCopy.of(session).with("person_id", user).done()
                : session;
    }

    @Nullable Session told(String sessionId) {
        return toldSessions
                .computeIfAbsent(
                        sessionId,
                        session -> Optional.ofNullable(told.get(VisitorKeys.told(session)))
                                .map(bytes -> SESSIONS.deserializer().deserialize("", bytes)))
                .orElse(null);
    }

    void told(Session session) {
        String sessionId = session.getSessionId();
        told.put(VisitorKeys.told(sessionId), SESSIONS.serializer().serialize("", session));
        toldSessions.put(sessionId, Optional.of(session));
    }

    private void forgetTold(String sessionId) {
        told.delete(VisitorKeys.told(sessionId));
        toldSessions.remove(sessionId);
    }

    /** A session that is no more; what was told of it is remembered, for it may come back. */
    void endSoFar(String sessionId) {
        soFar.remove(sessionId);
    }

    /**
     * Puts an event into the log.
     *
     * @param toldIn the session that the world knows it in
     */
    void log(String personId, UserEvent event, String toldIn) {
        lastLogged = new LogRow(personId, toldIn, event).packed().sharing(lastLogged);
        log.put(key(event.getSiteId(), Moments.of(event)), lastLogged);
    }

    /**
     * Notes for all events of a session that the world knows them in it.
     *
     * @return those that it knew elsewhere, by the person under whom each was counted
     */
    Map<String, List<String>> takeOver(HeldSession held) {
        Map<String, List<String>> moved = new LinkedHashMap<>();
        for (LogRow row : rows(held)) {
            if (!held.getSessionId().equals(row.toldIn())) {
                moved.computeIfAbsent(row.personId(), person -> new ArrayList<>())
                        .add(row.event().getEventId());
                log(row.personId(), row.event(), held.getSessionId());
            }
        }
        return moved;
    }

    /** The visitor's events on a site from a moment on, in their order, each with whose it is. */
    <R> R logFrom(String siteId, Moment from, Function<Iterator<OwnedEvent>, R> read) {
        return log.walk(
                key(siteId, from),
                VisitorKeys.endOfLog(id, siteId),
                found -> read.apply(new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return found.hasNext();
                    }

                    @Override
                    public OwnedEvent next() {
                        return row(siteId, found.next()).owned();
                    }
                }));
    }

    /** Forgets a session that can't change any more, and all that it was made of. */
    void forget(HeldSession held) {
        var gone = log.range(key(held.getSiteId(), held.getFirst()), key(held.getSiteId(), held.getLast()));
        if (held.getRecut()) {
            gone.stream()
                    .map(row ->
                            SessionId.startingWith(row(held.getSiteId(), row).event()))
                    .filter(start -> told(start) != null)
                    .forEach(this::forgetTold);
        }
        gone.forEach(row -> log.delete(row.key));
        conclusions(held, null).forEach(conclusions::delete);
        soFar.remove(held.getSessionId());
        forgetTold(held.getSessionId());
    }

    /** A session's events after one of them, or all, each with the person under whom it was counted. */
    void events(HeldSession held, @Nullable Moment after, Consumer<OwnedEvent> each) {
        if (after == null || Moments.before(after, held.getLast())) {
            String site = held.getSiteId();
            log.range(after == null ? key(site, held.getFirst()) : behind(site, after), key(site, held.getLast()))
                    .forEach(row -> each.accept(row(site, row).owned()));
        }
    }

    /** Where what was concluded about a session's events after one of them, or about all, is kept. */
    List<Bytes> conclusions(HeldSession held, @Nullable Moment after) {
        if (after != null && !Moments.before(after, held.getLast())) {
            return List.of();
        }
        String site = held.getSiteId();
        return conclusions
                .range(after == null ? key(site, held.getFirst()) : behind(site, after), behind(site, held.getLast()))
                .stream()
                .map(row -> row.key)
                .toList();
    }

    @Nullable SessionEvent conclusion(Bytes key) {
        return CONCLUSIONS.deserializer().deserialize("", conclusions.get(key));
    }

    void conclude(Bytes key, SessionEvent told) {
        conclusions.put(key, CONCLUSIONS.serializer().serialize("", told));
    }

    void takeBack(Bytes key) {
        conclusions.delete(key);
    }

    /** Has the visitor looked at at a time, or never where that is 0. */
    void wakeAt(long from, long to) {
        stores.moveWakeUp(id, from, to);
    }

    private List<LogRow> rows(HeldSession held) {
        return log.range(key(held.getSiteId(), held.getFirst()), key(held.getSiteId(), held.getLast())).stream()
                .map(row -> row(held.getSiteId(), row))
                .toList();
    }

    private LogRow row(String siteId, KeyValue<Bytes, PackedRow> row) {
        return LogRow.of(row.value, id, siteId, VisitorKeys.momentOf(row.key, id, siteId));
    }

    private Bytes key(String siteId, Moment moment) {
        return VisitorKeys.logged(id, siteId, moment);
    }

    private Bytes behind(String siteId, Moment moment) {
        return VisitorKeys.behind(id, siteId, moment);
    }
}
