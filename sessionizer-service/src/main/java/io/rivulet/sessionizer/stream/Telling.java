package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.RecordCopy;
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
import org.jspecify.annotations.Nullable;

/**
 * Tells the world what became of a visitor's sessions. Those that a cut changed are told together, so that no event is
 * in two of them, nor in none, for longer than a moment.
 */
final class Telling {

    private static final int MOVES_AT_ONCE = 1_000;
    /** In milliseconds, of a visit that is caught up with. Whoever is looked at sooner is looked at again. */
    private static final int ARRIVES_WITHIN = 1_000;

    private final Visitor visitor;
    private final Conclusions conclusions;

    Telling(Visitor visitor, Conclusions conclusions) {
        this.visitor = visitor;
        this.conclusions = conclusions;
    }

    /** Tells what is due on sites that are cut. */
    void due() {
        if (isRecut()) {
            for (String site : visitor.held().sites()) {
                if (recutDueAt(site) <= visitor.now()) {
                    tellRecut(site);
                }
            }
        }
        visitor.held().replaceAll(this::tellIfDue);
    }

    /** When something is next to be told of a session. */
    long dueAt(HeldSession session) {
        if (isPutOff(session)) {
            return Visitor.NEVER;
        }
        if (session.getMoved()) {
            return recutDueAt(session.getSiteId());
        }
        long next = session.getClosed() ? Visitor.NEVER : closesAt(session);
        if (cameOver(session)) {
            next = Math.max(next, session.getToldAt() + visitor.rules().quiet().toMillis() + ARRIVES_WITHIN);
        }
        return session.getChanged() ? Math.min(next, toldAgainAt(session)) : next;
    }

    /** All that the visitor did is now the user's. */
    void moveHistory(String userId, Instant at) {
        visitor.tell(visitor.id(), new PersonMerged(visitor.id(), userId, visitor.id(), at));
        visitor.held().replaceAll(held -> {
            Session session = visitor.memory().soFar(held);
            if (!session.getPersonId().equals(visitor.id())) {
                return held;
            }
            HeldSession moved = visitor.memory()
                    .soFar(
                            held,
                            RecordCopy.of(session).with("person_id", userId).done());
            visitor.held().replace(held, moved);
            return moved.getMoved() || isPutOff(moved)
                    ? RecordCopy.of(moved).with("changed", true).done()
                    : tell(moved, moved.getClosed());
        });
    }

    private boolean isPutOff(HeldSession session) {
        return visitor.isPutOff(session.getSiteId());
    }

    /** Whether there is anything to tell of a site that was cut anew; there hardly ever is. */
    private boolean isRecut() {
        for (HeldSession session : visitor.held()) {
            if (session.getMoved()) {
                return true;
            }
        }
        return !visitor.gone().isEmpty();
    }

    private HeldSession tellIfDue(HeldSession session) {
        if (session.getMoved() || isPutOff(session)) {
            return session;
        }
        if (!session.getClosed() && isOver(session)) {
            return tell(session, true);
        }
        return session.getChanged() && toldAgainAt(session) <= visitor.now()
                ? tell(session, session.getClosed())
                : session;
    }

    private long recutDueAt(String siteId) {
        long latest = -1;
        for (HeldSession session : visitor.held()) {
            if (session.getMoved() && session.getSiteId().equals(siteId)) {
                latest = Math.max(latest, session.getToldAt());
            }
        }
        for (GoneSession gone : visitor.gone()) {
            if (gone.getSiteId().equals(siteId)) {
                latest = Math.max(latest, gone.getToldAt());
            }
        }
        return latest < 0 || visitor.isPutOff(siteId) ? Visitor.NEVER : toldAgainAt(latest);
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
        Session told = visitor.memory().told(gone.getSessionId());
        if (into == null || told == null || into.getSessionId().equals(told.getMergedInto())) {
            return;
        }
        var after = RecordCopy.of(told)
                .with("state", SessionState.MERGED_INTO)
                .with("merged_into", into.getSessionId())
                .with("revision", told.getRevision() + 1)
                .done();
        change(SessionChangeKind.REVISED, told, after, List.of(), after.getPersonId());
        visitor.tell(after);
        visitor.memory().told(after);
    }

    private HeldSession tell(HeldSession session, boolean closed) {
        Session told = visitor.memory().told(session.getSessionId());
        var after = RecordCopy.of(visitor.memory().soFar(session))
                .with("state", closed ? SessionState.CLOSED : SessionState.OPEN)
                .with("revision", told == null ? 1L : told.getRevision() + 1)
                .done();
        var kind =
                told == null ? SessionChangeKind.OPENED : closed ? SessionChangeKind.CLOSED : SessionChangeKind.REVISED;
        change(kind, told, after, List.of(), after.getPersonId());
        if (session.getMoved()) {
            tellMoves(visitor.memory().takeOver(session), after);
        }
        visitor.tell(after);
        visitor.memory().told(after);
        return Held.told(conclusions.of(session, closed), visitor.now(), closed);
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
        visitor.tell(person, new SessionChange(kind, before, after, moved, true));
    }

    /** One that came over is most likely told next when it is closed: so whoever catches up tells it twice, not thrice. */
    private long toldAgainAt(HeldSession session) {
        long at = toldAgainAt(session.getToldAt());
        return cameOver(session) ? at + visitor.rules().quiet().toMillis() : at;
    }

    private long toldAgainAt(long toldAt) {
        return toldAt + visitor.rules().toldEvery().toMillis();
    }

    /** Whether its gap had passed before its last event arrived, as of all that is old when it is read. */
    private boolean cameOver(HeldSession session) {
        return gapEndsAt(session) <= session.getArrivedAt();
    }

    private boolean isOver(HeldSession session) {
        return visitor.rules().settled(visitor.latestAt(session.getSiteId()), session.getSiteId(), session.getLast())
                || closesAt(session) <= visitor.now();
    }

    private long closesAt(HeldSession session) {
        return Math.max(session.getArrivedAt() + visitor.rules().quiet().toMillis(), gapEndsAt(session));
    }

    private long gapEndsAt(HeldSession session) {
        return session.getLast().getOccurredAt()
                + visitor.rules().of(session.getSiteId()).gap().toMillis()
                + 1;
    }
}
