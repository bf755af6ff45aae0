package io.rivulet.sessionizer.session;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.Moment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a visitor's events on a site into sessions: a pure function of the set of events, whatever the order in which
 * they came.
 */
public final class SessionCut {

    private final SessionRules rules;

    public SessionCut(SessionRules rules) {
        this.rules = rules;
    }

    /** Whether an event, next after a session's last, still belongs to it. */
    public boolean continues(Moment last, Moment next) {
        return next.getOccurredAt() - last.getOccurredAt() <= rules.gap().toMillis();
    }

    /** Whether an event is too old to change sessions. */
    public boolean tooLate(long latestAt, Moment moment) {
        return latestAt - moment.getOccurredAt() > rules.grace().toMillis();
    }

    /** Whether no event that is not too late can change a session any more. */
    public boolean settled(long latestAt, Moment last) {
        return latestAt - last.getOccurredAt() > rules.grace().plus(rules.gap()).toMillis();
    }

    /**
     * Cuts counted events.
     *
     * @param ordered the events of one visitor on one site, as {@link Moments#ORDER} has them
     * @param known whether a session starts at a moment, and is known to be right from there on: the cut ends there
     * @return the sessions in their order, up to there
     */
    public List<CountedVisit> cut(Iterator<SessionEvent> ordered, Predicate<Moment> known) {
        var visits = new ArrayList<CountedVisit>();
        @Nullable CountedVisit open = null;
        while (ordered.hasNext()) {
            SessionEvent counted = ordered.next();
            UserEvent event = ((CountedEvent) counted.getFact()).getEvent();
            Moment moment = Moments.of(event);
            if (open != null && continues(open.last(), moment)) {
                open = new CountedVisit(open.first(), moment, SessionFold.append(open.session(), event));
                continue;
            }
            if (open != null) {
                visits.add(open);
                if (known.test(moment)) {
                    return visits;
                }
            }
            open = new CountedVisit(moment, moment, SessionFold.open(event, counted.getPersonId()));
        }
        if (open != null) {
            visits.add(open);
        }
        return visits;
    }
}
