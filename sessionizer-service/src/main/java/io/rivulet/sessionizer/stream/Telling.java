package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.sessionizer.state.GoneSession;
import io.rivulet.sessionizer.state.HeldSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the world what became of a visitor's sessions. Those that a cut changed are told together, so that no event is
 * in two of them, nor in none, for longer than a moment.
 */
final class Telling {

    private static final int MOVES_AT_ONCE = 1_000;

    private final Visitor visitor;
    private final Conclusions conclusions;

    Telling(Visitor visitor, Conclusions conclusions) {
        this.visitor = visitor;
        this.conclusions = conclusions;
    }

    /** Tells what is due on sites that are cut. */
    void due() {
        visitor.held().all().stream()
                .map(HeldSession::getSiteId)
                .distinct()
                .filter(site -> recutDueAt(site).orElse(Long.MAX_VALUE) <= visitor.now())
                .forEach(this::tellRecut);
        visitor.held().replaceAll(this::tellIfDue);
    }

    /** When something is next to be told of a session. */
    LongStream dueAt(HeldSession session) {
        if (isPutOff(session)) {
            return LongStream.empty();
        }
        if (session.getMoved()) {
            return recutDueAt(session.getSiteId()).stream();
        }
        long next = session.getClosed() ? Long.MAX_VALUE : closesAt(session);
        return LongStream.of(session.getChanged() ? Math.min(next, toldAgainAt(session.getToldAt())) : next);
    }

    /** All that the visitor did is now the user's. */
    void moveHistory(String userId, Instant at) {
        visitor.tell(visitor.id(), new PersonMerged(visitor.id(), userId, visitor.id(), at));
        visitor.held().replaceAll(held -> {
            Session session = visitor.stores().soFar(held);
            if (!session.getPersonId().equals(visitor.id())) {
                return held;
            }
            visitor.stores()
                    .soFar(Session.newBuilder(session).setPersonId(userId).build());
            return held.getMoved() || isPutOff(held)
                    ? HeldSession.newBuilder(held).setChanged(true).build()
                    : tell(held, held.getClosed());
        });
    }

    private boolean isPutOff(HeldSession session) {
        return visitor.putOff(session.getSiteId()).isPresent();
    }

    private HeldSession tellIfDue(HeldSession session) {
        if (session.getMoved() || isPutOff(session)) {
            return session;
        }
        if (!session.getClosed() && isOver(session)) {
            return tell(session, true);
        }
        return session.getChanged() && toldAgainAt(session.getToldAt()) <= visitor.now()
                ? tell(session, session.getClosed())
                : session;
    }

    private OptionalLong recutDueAt(String siteId) {
        if (visitor.putOff(siteId).isPresent()) {
            return OptionalLong.empty();
        }
        return LongStream.concat(
                        visitor.held().on(siteId).filter(HeldSession::getMoved).mapToLong(HeldSession::getToldAt),
                        visitor.gone().stream()
                                .filter(gone -> gone.getSiteId().equals(siteId))
                                .mapToLong(GoneSession::getToldAt))
                .map(this::toldAgainAt)
                .max();
    }

    private void tellRecut(String siteId) {
        visitor.gone().stream().filter(gone -> gone.getSiteId().equals(siteId)).forEach(this::tellGone);
        visitor.gone().removeIf(gone -> gone.getSiteId().equals(siteId));
        visitor.held()
                .replaceAll(session -> session.getMoved() && session.getSiteId().equals(siteId)
                        ? tell(session, isOver(session))
                        : session);
    }

    private void tellGone(GoneSession gone) {
        HeldSession into = visitor.held().at(gone.getSiteId(), gone.getFirst());
        Session told = visitor.stores().told(gone.getSessionId());
        if (into == null || told == null || into.getSessionId().equals(told.getMergedInto())) {
            return;
        }
        var after = Session.newBuilder(told)
                .setState(SessionState.MERGED_INTO)
                .setMergedInto(into.getSessionId())
                .setRevision(told.getRevision() + 1)
                .build();
        change(SessionChangeKind.REVISED, told, after, List.of(), after.getPersonId());
        visitor.tell(after);
        visitor.stores().told(after);
    }

    private HeldSession tell(HeldSession session, boolean closed) {
        Session told = visitor.stores().told(session.getSessionId());
        var after = Session.newBuilder(visitor.stores().soFar(session))
                .setState(closed ? SessionState.CLOSED : SessionState.OPEN)
                .setRevision(told == null ? 1 : told.getRevision() + 1)
                .build();
        var kind =
                told == null ? SessionChangeKind.OPENED : closed ? SessionChangeKind.CLOSED : SessionChangeKind.REVISED;
        change(kind, told, after, List.of(), after.getPersonId());
        if (session.getMoved()) {
            tellMoves(visitor.stores().takeOver(visitor.id(), session), after);
        }
        visitor.tell(after);
        visitor.stores().told(after);
        return HeldSession.newBuilder(conclusions.of(session, closed))
                .setToldAt(visitor.now())
                .setChanged(false)
                .setMoved(false)
                .setClosed(closed)
                .build();
    }

    /** To the person under whom an event was counted: so whoever reads that it moved has read that it counted. */
    private void tellMoves(Map<String, List<String>> moved, Session into) {
        moved.forEach((person, events) -> {
            for (int from = 0; from < events.size(); from += MOVES_AT_ONCE) {
                int to = Math.min(from + MOVES_AT_ONCE, events.size());
                change(SessionChangeKind.REVISED, into, into, events.subList(from, to), person);
            }
        });
    }

    private void change(
            SessionChangeKind kind, @Nullable Session before, Session after, List<String> moved, String person) {
        visitor.tell(
                person,
                SessionChange.newBuilder()
                        .setKind(kind)
                        .setBefore(before)
                        .setAfter(after)
                        .setMovedEventIds(moved)
                        .setMovesTold(true)
                        .build());
    }

    private long toldAgainAt(long toldAt) {
        return toldAt + visitor.rules().toldEvery().toMillis();
    }

    private boolean isOver(HeldSession session) {
        return visitor.rules().settled(visitor.latestAt(session.getSiteId()), session.getSiteId(), session.getLast())
                || closesAt(session) <= visitor.now();
    }

    private long closesAt(HeldSession session) {
        return Math.max(
                session.getArrivedAt() + visitor.rules().quiet().toMillis(),
                session.getLast().getOccurredAt()
                        + visitor.rules().of(session.getSiteId()).gap().toMillis()
                        + 1);
    }
}
