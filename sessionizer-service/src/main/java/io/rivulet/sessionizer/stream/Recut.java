package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.Session;
import io.rivulet.sessionizer.session.CountedVisit;
import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.state.GoneSession;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.PutOffCut;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a visitor's sessions anew where events came out of order: at once while that is cheap, else once for all that
 * come until the visit is due to be told again. So a visit that arrives backwards is not read once an event.
 */
final class Recut {

    /** So many events may be read for one that comes late. */
    private static final int CHEAP = 100;
    /** So many events of a visit may be read each time that it is due, or it is due less often. */
    private static final int READ_EACH_TIME = 10_000;

    private final Visitor visitor;

    Recut(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Cuts anew around an event that is in the log, now or later. */
    void around(String siteId, Moment moment) {
        var waiting = visitor.putOff(siteId);
        if (waiting != null) {
            putOff(longer(waiting, moment));
            return;
        }
        long reads = neighbours(siteId, moment);
        if (reads > CHEAP) {
            putOff(new PutOffCut(siteId, moment, moment, visitor.now() + patience(reads), 1));
        } else {
            cut(siteId, moment, moment);
        }
    }

    /** Cuts what has waited long enough. */
    void due() {
        for (HeldSession session : visitor.held()) {
            if (session.getRules() != fingerprint(session.getSiteId())) {
                cutByOtherRules(session);
            }
        }
        for (PutOffCut waiting : List.copyOf(visitor.putOff())) {
            if (waiting.getDueAt() <= visitor.now()) {
                visitor.putOff().remove(waiting);
                cut(waiting.getSiteId(), waiting.getFrom(), waiting.getTo());
            }
        }
    }

    private void cutByOtherRules(HeldSession session) {
        PutOffCut waiting = visitor.putOff(session.getSiteId());
        if (waiting == null) {
            waiting = new PutOffCut(session.getSiteId(), session.getFirst(), session.getLast(), visitor.now(), 0);
        }
        putOff(longer(longer(waiting, session.getFirst()), session.getLast()));
    }

    private static PutOffCut longer(PutOffCut waiting, Moment moment) {
        return new PutOffCut(
                waiting.getSiteId(),
                Moments.before(moment, waiting.getFrom()) ? moment : waiting.getFrom(),
                Moments.before(waiting.getTo(), moment) ? moment : waiting.getTo(),
                waiting.getDueAt(),
                waiting.getEvents() + 1);
    }

    private void putOff(PutOffCut cut) {
        visitor.putOff().removeIf(other -> other.getSiteId().equals(cut.getSiteId()));
        visitor.putOff().add(cut);
    }

    private long patience(long reads) {
        Duration once = visitor.rules().toldEvery();
        return once.toMillis() * Math.max(1, reads / READ_EACH_TIME);
    }

    /** How many events the sessions before and after have: one of them is read, or both. */
    private long neighbours(String siteId, Moment moment) {
        HeldSession before = visitor.held().at(siteId, moment);
        return events(before)
                + visitor.held()
                        .on(siteId)
                        .filter(session -> Moments.before(moment, session.getFirst()))
                        .mapToLong(this::events)
                        .findFirst()
                        .orElse(0);
    }

    private long events(@Nullable HeldSession session) {
        return session == null ? 0 : visitor.memory().soFar(session).getEvents();
    }

    /** From the session before to the first one after that starts where one started before. */
    private void cut(String siteId, Moment from, Moment to) {
        var held = visitor.held();
        HeldSession touched = held.at(siteId, from);
        Moment start = touched == null ? from : touched.getFirst();
        List<HeldSession> onSite = held.on(siteId).toList();
        List<CountedVisit> visits = visitor.memory()
                .logFrom(
                        siteId,
                        start,
                        events -> visitor.cut(siteId)
                                .cut(
                                        events,
                                        moment -> Moments.before(to, moment)
                                                && onSite.stream()
                                                        .anyMatch(session -> session.getFirst()
                                                                .equals(moment))));
        Moment until = visits.get(visits.size() - 1).last();
        List<HeldSession> before = onSite.stream()
                .filter(session ->
                        !Moments.before(session.getFirst(), start) && !Moments.before(until, session.getFirst()))
                .toList();
        held.remove(before);
        visits.forEach(visit -> held.add(held(ofHistory(visit), before)));
        before.stream().filter(session -> !has(visits, session.getSessionId())).forEach(this::end);
    }

    private HeldSession held(CountedVisit visit, List<HeldSession> before) {
        Session session = visit.session();
        HeldSession known = before.stream()
                .filter(old -> old.getSessionId().equals(session.getSessionId()))
                .findFirst()
                .orElse(null);
        // Another last event at the same moment may leave all sums as they were.
        if (known != null
                && Moments.same(visit.last(), known.getLast())
                && session.equals(visitor.memory().soFar(known))) {
            return RecordCopy.of(known)
                    .with("campaign", visit.campaign())
                    .with("rules", fingerprint(session.getSiteId()))
                    .done();
        }
        var cut = HeldSession.newBuilder()
                .setSessionId(session.getSessionId())
                .setSiteId(session.getSiteId())
                .setFirst(visit.first())
                .setLast(visit.last())
                .setArrivedAt(visitor.now())
                .setToldAt(lastTold(visit, before))
                .setChanged(true)
                .setCampaign(visit.campaign())
                .setRules(fingerprint(session.getSiteId()))
                .setMoved(true)
                .setRecut(true)
                .build();
        return visitor.memory().soFar(cut, session);
    }

    /** A session that took events from others is told no sooner than they would have been. */
    private long lastTold(CountedVisit visit, List<HeldSession> before) {
        long returning = visitor.gone().stream()
                .filter(old -> old.getSessionId().equals(visit.session().getSessionId()))
                .mapToLong(GoneSession::getToldAt)
                .max()
                .orElse(0);
        visitor.gone().removeIf(old -> old.getSessionId().equals(visit.session().getSessionId()));
        return before.stream()
                .filter(old ->
                        !Moments.before(old.getLast(), visit.first()) && !Moments.before(visit.last(), old.getFirst()))
                .mapToLong(HeldSession::getToldAt)
                .reduce(returning, Math::max);
    }

    private void end(HeldSession session) {
        visitor.memory().endSoFar(session.getSessionId());
        if (session.getToldAt() != 0 && visitor.memory().told(session.getSessionId()) != null) {
            visitor.gone()
                    .add(new GoneSession(
                            session.getSessionId(), session.getSiteId(), session.getFirst(), session.getToldAt()));
        }
    }

    private CountedVisit ofHistory(CountedVisit visit) {
        String moved = visitor.state().getHistoryOf();
        return moved == null || !visit.session().getPersonId().equals(visitor.id()) ? visit : visit.of(moved);
    }

    private int fingerprint(String siteId) {
        return visitor.rules().of(siteId).fingerprint();
    }

    private static boolean has(List<CountedVisit> visits, String sessionId) {
        return visits.stream().anyMatch(visit -> visit.session().getSessionId().equals(sessionId));
    }
}
