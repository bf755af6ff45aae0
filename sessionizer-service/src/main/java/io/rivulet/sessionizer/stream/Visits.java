package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.session.CountedVisit;
import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.PutOffCut;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One visitor's visits while one event, or the clock, is dealt with. */
final class Visits {

    private final Visitor visitor;
    private final Recut recut;
    private final Conclusions conclusions;
    private final Telling telling;
    private final Links links;
    private final Duration idleVisitsKept;

    Visits(Visitor visitor, Duration idleVisitsKept) {
        this.visitor = visitor;
        this.recut = new Recut(visitor);
        this.conclusions = new Conclusions(visitor);
        this.telling = new Telling(visitor, conclusions);
        this.links = new Links(visitor, telling);
        this.idleVisitsKept = idleVisitsKept;
    }

    /**
     * Deals with an event that is no duplicate.
     *
     * @return whether it came too late for a session
     */
    boolean count(UserEvent event) {
        String personId = links.by(event);
        Moment moment = Moments.of(event);
        boolean renamed = SyntheticId.carriedBy(event);
        boolean late = visitor.rules().tooLate(visitor.latestAt(event.getSiteId()), moment);
        if (late) {
            visitor.tell(personId, new CountedEvent(event, null, 0, true, renamed));
        } else {
            HeldSession last = visitor.held().last(event.getSiteId());
            boolean inOrder = last == null || Moments.before(last.getLast(), moment);
            HeldSession session = inOrder ? append(event, personId, last) : placeAmong(event, moment, personId);
            visitor.tell(personId, new CountedEvent(event, session.getSessionId(), place(session), false, renamed));
            visitor.happened(event.getSiteId(), moment.getOccurredAt());
            if (inOrder) {
                conclusions.next(session, last, event, personId);
            }
        }
        look();
        return late;
    }

    /** Does what its wake-up was for, which is taken out. */
    void wake() {
        visitor.woken();
        look();
    }

    /** Does what is due, forgets what is over, and says when to look again. */
    void look() {
        recut.due();
        telling.due();
        conclusions.due();
        visitor.held().removeWhile(this::forgetIfOver);
        if (visitor.held().isEmpty()) {
            visitor.memory().forgetIds();
        }
        visitor.remember(wakeAt());
    }

    /** When to look again; 0 for never. */
    private long wakeAt() {
        long next = Visitor.NEVER;
        for (PutOffCut waiting : visitor.putOff()) {
            next = Math.min(next, waiting.getDueAt());
        }
        for (HeldSession session : visitor.held()) {
            next = Math.min(next, Math.min(telling.dueAt(session), conclusions.dueAt(session)));
            // Only a site's first can be forgotten; a time that has passed would never be looked at.
            if (visitor.held().before(session) == null) {
                next = Math.min(next, Math.max(forgottenAt(session), visitor.now() + 1));
            }
        }
        if (next != Visitor.NEVER) {
            return next;
        }
        // Nothing waits for a silent visitor but that its ids are forgotten.
        return visitor.memory().ids().isEmpty() ? 0 : visitor.now() + idleVisitsKept.toMillis();
    }

    /** An event that is the latest of its site, as most are. */
    private HeldSession append(UserEvent event, String personId, @Nullable HeldSession last) {
        String site = event.getSiteId();
        @Nullable CountedVisit visit = last == null ? null : visitor.visit(last);
        HeldSession session;
        if (last != null && visit != null && visitor.cut(site).continues(visit, event)) {
            CountedVisit longer = visit.append(event);
            session = visitor.memory().soFar(Held.longer(last, longer, visitor.now()), longer.session());
            visitor.held().replace(last, session);
        } else {
            CountedVisit opened = CountedVisit.open(event, personId);
            int rules = visitor.rules().of(site).fingerprint();
            session = visitor.memory().soFar(Held.opened(opened, visitor.now(), rules), opened.session());
            visitor.held().add(session);
        }
        visitor.memory().log(personId, event, session.getSessionId());
        return session;
    }

    /** An event out of order. Until its place is found it goes by the session next to it: a move is told later. */
    private HeldSession placeAmong(UserEvent event, Moment moment, String personId) {
        HeldSession next = nextTo(event.getSiteId(), moment);
        visitor.memory().log(personId, event, next.getSessionId());
        recut.around(event.getSiteId(), moment);
        if (visitor.isPutOff(event.getSiteId())) {
            return next;
        }
        HeldSession found = nextTo(event.getSiteId(), moment);
        visitor.memory().log(personId, event, found.getSessionId());
        return found;
    }

    private HeldSession nextTo(String siteId, Moment moment) {
        HeldSession before = visitor.held().at(siteId, moment);
        return before != null ? before : visitor.held().on(siteId).findFirst().orElseThrow();
    }

    private int place(HeldSession session) {
        PutOffCut waiting = visitor.putOff(session.getSiteId());
        return visitor.memory().soFar(session).getEvents() + (waiting == null ? 0 : waiting.getEvents());
    }

    private boolean forgetIfOver(HeldSession session) {
        boolean over = session.getClosed()
                && !session.getMoved()
                && !visitor.isPutOff(session.getSiteId())
                && ((visitor.rules()
                                        .settled(
                                                visitor.latestAt(session.getSiteId()),
                                                session.getSiteId(),
                                                session.getLast())
                                && conclusions.goOnAfter(session)
                                && conclusions.areSettled(session))
                        || forgottenAt(session) <= visitor.now());
        if (over) {
            // While it is still known what was told.
            conclusions.settle(session);
            visitor.memory().forget(session);
        }
        return over;
    }

    private long forgottenAt(HeldSession session) {
        return session.getArrivedAt() + idleVisitsKept.toMillis();
    }
}
