package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.identity.Identification;
import io.rivulet.sessionizer.session.CountedVisit;
import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.session.SessionCut;
import io.rivulet.sessionizer.session.SessionFold;
import io.rivulet.sessionizer.session.SessionRules;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.VisitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;

/** One visitor's visits while one event, or the clock, is dealt with. */
final class Visits {

    private static final Comparator<HeldSession> BY_SITE_AND_TIME =
            Comparator.comparing(HeldSession::getSiteId).thenComparing(HeldSession::getFirst, Moments.ORDER);

    private final String visitorId;
    private final long now;
    private final SessionRules rules;
    private final SessionCut cut;
    private final Duration idleVisitsKept;
    private final VisitorStores stores;
    private final BiConsumer<String, SpecificRecord> world;

    private VisitorState state;
    private final List<HeldSession> held;

    Visits(
            String visitorId,
            long now,
            SessionRules rules,
            Duration idleVisitsKept,
            VisitorStores stores,
            BiConsumer<String, SpecificRecord> world) {
        this.visitorId = visitorId;
        this.now = now;
        this.rules = rules;
        this.cut = new SessionCut(rules);
        this.idleVisitsKept = idleVisitsKept;
        this.stores = stores;
        this.world = world;
        this.state = stores.visitor(visitorId);
        this.held = new ArrayList<>(state.getSessions());
    }

    /**
     * Deals with an event that is no duplicate.
     *
     * @return whether it came too late for a session
     */
    boolean count(UserEvent event) {
        var identified = Identification.of(state, event);
        state = identified.state();
        if (identified.historyMoves()) {
            moveHistory(identified.personId(), event.getOccurredAt());
        }

        Moment moment = Moments.of(event);
        var counted = CountedEvent.newBuilder().setEvent(event).setSyntheticDuplicate(SyntheticId.carriedBy(event));
        boolean late = cut.tooLate(state.getLatestAt(), moment);
        if (late) {
            tell(identified.personId(), counted.setLate(true).build());
        } else {
            Session session = place(event, moment, identified.personId());
            tell(
                    identified.personId(),
                    counted.setSessionId(session.getSessionId())
                            .setPlaceInSession(session.getEvents())
                            .build());
            state = VisitorState.newBuilder(state)
                    .setLatestAt(Math.max(state.getLatestAt(), moment.getOccurredAt()))
                    .build();
        }
        look();
        return late;
    }

    /** Tells what is due, forgets what is over, and says when to look again. */
    void look() {
        for (int i = 0; i < held.size(); i++) {
            HeldSession session = held.get(i);
            boolean settled = cut.settled(state.getLatestAt(), session.getLast());
            if (!session.getClosed() && (settled || closesAt(session) <= now)) {
                held.set(i, tell(session, true));
            } else if (session.getChanged() && toldAgainAt(session) <= now) {
                held.set(i, tell(session, session.getClosed()));
            }
        }
        held.removeIf(this::forgetIfOver);

        long wakeAt = held.stream().flatMapToLong(this::dueAt).min().orElse(0);
        stores.moveWakeUp(visitorId, state.getWakeAt(), wakeAt);
        state = VisitorState.newBuilder(state)
                .setWakeAt(wakeAt)
                .setSessions(held)
                .build();
        stores.remember(visitorId, state);
    }

    private Session place(UserEvent event, Moment moment, String personId) {
        stores.log(new SessionEvent(personId, logged(event)));
        int last = lastOn(event.getSiteId());
        if (last >= 0 && !Moments.before(held.get(last).getLast(), moment)) {
            return cutAgain(event.getSiteId(), moment);
        }
        if (last >= 0 && cut.continues(held.get(last).getLast(), moment)) {
            HeldSession session = held.get(last);
            var longer = SessionFold.append(stores.soFar(session), event);
            held.set(
                    last,
                    arrived(HeldSession.newBuilder(session).setLast(moment).setClosed(false)));
            stores.soFar(longer);
            return longer;
        }
        var opened = SessionFold.open(event, personId);
        hold(new CountedVisit(moment, moment, opened));
        return opened;
    }

    /** An event out of order: sessions are cut anew from the one it may touch to the first that it does not. */
    private Session cutAgain(String siteId, Moment moment) {
        var onSite = held.stream()
                .filter(session -> session.getSiteId().equals(siteId))
                .toList();
        Moment from = onSite.stream()
                .map(HeldSession::getFirst)
                .filter(first -> Moments.before(first, moment))
                .reduce(moment, (earlier, later) -> later);
        var visits = stores.logFrom(
                visitorId,
                siteId,
                from,
                events -> cut.cut(
                        events,
                        start -> Moments.before(moment, start)
                                && onSite.stream()
                                        .anyMatch(session -> session.getFirst().equals(start))));
        Moment until = visits.get(visits.size() - 1).last();
        var before = onSite.stream()
                .filter(session ->
                        !Moments.before(session.getFirst(), from) && !Moments.before(until, session.getFirst()))
                .toList();

        held.removeAll(before);
        visits.forEach(visit -> hold(personOfHistory(visit), before, moment));
        for (HeldSession gone : before) {
            if (visits.stream()
                    .noneMatch(visit -> visit.session().getSessionId().equals(gone.getSessionId()))) {
                absorb(gone, at(visits, gone.getFirst()).session().getSessionId());
            }
        }
        return at(visits, moment).session();
    }

    private static CountedVisit at(List<CountedVisit> visits, Moment moment) {
        return visits.stream()
                .filter(visit -> visit.covers(moment))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Every event of the cut is in one of its sessions"));
    }

    private void hold(CountedVisit opened) {
        hold(opened, List.of(), opened.first());
    }

    private void hold(CountedVisit visit, List<HeldSession> before, Moment arrived) {
        var known = before.stream()
                .filter(session -> session.getSessionId().equals(visit.session().getSessionId()))
                .findFirst()
                .map(HeldSession::newBuilder)
                .orElseGet(() -> HeldSession.newBuilder()
                        .setSessionId(visit.session().getSessionId())
                        .setSiteId(visit.session().getSiteId())
                        .setArrivedAt(now));
        var session = known.setFirst(visit.first()).setLast(visit.last());
        boolean touched = !Moments.before(arrived, visit.first()) && !Moments.before(visit.last(), arrived);
        held.add(touched ? arrived(session.setClosed(false)) : session.build());
        held.sort(BY_SITE_AND_TIME);
        stores.soFar(visit.session());
    }

    private CountedVisit personOfHistory(CountedVisit visit) {
        String moved = state.getHistoryOf();
        if (moved == null || !visit.session().getPersonId().equals(visitorId)) {
            return visit;
        }
        var session = Session.newBuilder(visit.session()).setPersonId(moved).build();
        return new CountedVisit(visit.first(), visit.last(), session);
    }

    private HeldSession arrived(HeldSession.Builder session) {
        return session.setArrivedAt(now).setChanged(true).build();
    }

    private int lastOn(String siteId) {
        for (int i = held.size() - 1; i >= 0; i--) {
            if (held.get(i).getSiteId().equals(siteId)) {
                return i;
            }
        }
        return -1;
    }

    /** All that the visitor did is now the user's. */
    private void moveHistory(String userId, Instant at) {
        tell(visitorId, new PersonMerged(visitorId, userId, visitorId, at));
        for (int i = 0; i < held.size(); i++) {
            Session session = stores.soFar(held.get(i));
            if (session.getPersonId().equals(visitorId)) {
                stores.soFar(Session.newBuilder(session).setPersonId(userId).build());
                held.set(i, tell(held.get(i), held.get(i).getClosed()));
            }
        }
    }

    private void absorb(HeldSession gone, String into) {
        Session told = stores.told(gone.getSessionId());
        if (told != null) {
            var after = Session.newBuilder(told)
                    .setState(SessionState.MERGED_INTO)
                    .setMergedInto(into)
                    .setRevision(told.getRevision() + 1)
                    .build();
            tell(after.getPersonId(), new SessionChange(SessionChangeKind.REVISED, told, after));
            world.accept(after.getSessionId(), after);
        }
        stores.forget(gone.getSessionId());
    }

    private HeldSession tell(HeldSession session, boolean closed) {
        Session told = stores.told(session.getSessionId());
        var after = Session.newBuilder(stores.soFar(session))
                .setState(closed ? SessionState.CLOSED : SessionState.OPEN)
                .setRevision(told == null ? 1 : told.getRevision() + 1)
                .build();
        var kind =
                told == null ? SessionChangeKind.OPENED : closed ? SessionChangeKind.CLOSED : SessionChangeKind.REVISED;
        tell(after.getPersonId(), new SessionChange(kind, told, after));
        world.accept(after.getSessionId(), after);
        stores.told(after);
        return HeldSession.newBuilder(session)
                .setToldAt(now)
                .setChanged(false)
                .setClosed(closed)
                .build();
    }

    private void tell(String personId, SpecificRecord fact) {
        world.accept(personId, new SessionEvent(personId, fact));
    }

    private boolean forgetIfOver(HeldSession session) {
        boolean over = session.getClosed()
                && (cut.settled(state.getLatestAt(), session.getLast()) || forgottenAt(session) <= now);
        if (over) {
            stores.forgetLog(visitorId, session);
            stores.forget(session.getSessionId());
        }
        return over;
    }

    private LongStream dueAt(HeldSession session) {
        long next = session.getClosed() ? forgottenAt(session) : closesAt(session);
        return LongStream.of(session.getChanged() ? Math.min(next, toldAgainAt(session)) : next);
    }

    private long toldAgainAt(HeldSession session) {
        return session.getToldAt() + rules.toldEvery().toMillis();
    }

    private long closesAt(HeldSession session) {
        return Math.max(
                session.getArrivedAt() + rules.quiet().toMillis(),
                session.getLast().getOccurredAt() + rules.gap().toMillis() + 1);
    }

    private long forgottenAt(HeldSession session) {
        return session.getArrivedAt() + idleVisitsKept.toMillis();
    }

    /** What a cut needs of an event, and no more: the log keeps it for every event of the grace. */
    private static CountedEvent logged(UserEvent event) {
        return CountedEvent.newBuilder()
                .setEvent(UserEvent.newBuilder(event)
                        .setProperties("{}")
                        .setUserId(null)
                        .setOriginalName("")
                        .setSessionHint(null)
                        .setSdk(null)
                        .build())
                .build();
    }
}
