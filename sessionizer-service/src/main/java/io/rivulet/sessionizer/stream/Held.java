package io.rivulet.sessionizer.stream;

import io.rivulet.sessionizer.session.CountedVisit;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.JourneyState;
import io.rivulet.sessionizer.state.SignalState;
import io.rivulet.sessionizer.state.Sums;

/**
 * What becomes of a held session, as another one. By the constructor, as every event passes here: a copy that finds its
 * fields by their names takes several times as long.
 */
final class Held {

    private Held() {}

    /** One that starts now; what its events add up to is still to come. */
    static HeldSession opened(CountedVisit visit, long now, int rules) {
        return new HeldSession(
                visit.session().getSessionId(),
                visit.session().getSiteId(),
                visit.first(),
                visit.last(),
                now,
                0L,
                true,
                false,
                visit.campaign(),
                rules,
                false,
                false,
                null,
                null,
                null,
                0L,
                null,
                null);
    }

    /** It has one more event. */
    static HeldSession longer(HeldSession session, CountedVisit visit, long now) {
        return new HeldSession(
                session.getSessionId(),
                session.getSiteId(),
                visit.first(),
                visit.last(),
                now,
                session.getToldAt(),
                true,
                false,
                visit.campaign(),
                session.getRules(),
                session.getMoved(),
                session.getRecut(),
                session.getSignalsBefore(),
                session.getSignals(),
                session.getConcludedTo(),
                session.getSilentAt(),
                session.getJourney(),
                session.getSums());
    }

    /** Its events add up to something else. */
    static HeldSession summed(HeldSession session, Sums sums) {
        return new HeldSession(
                session.getSessionId(),
                session.getSiteId(),
                session.getFirst(),
                session.getLast(),
                session.getArrivedAt(),
                session.getToldAt(),
                session.getChanged(),
                session.getClosed(),
                session.getCampaign(),
                session.getRules(),
                session.getMoved(),
                session.getRecut(),
                session.getSignalsBefore(),
                session.getSignals(),
                session.getConcludedTo(),
                session.getSilentAt(),
                session.getJourney(),
                sums);
    }

    /** Conclusions are drawn from all its events. */
    static HeldSession concluded(
            HeldSession session, SignalState before, SignalState signals, JourneyState journey, long silentAt) {
        return new HeldSession(
                session.getSessionId(),
                session.getSiteId(),
                session.getFirst(),
                session.getLast(),
                session.getArrivedAt(),
                session.getToldAt(),
                session.getChanged(),
                session.getClosed(),
                session.getCampaign(),
                session.getRules(),
                session.getMoved(),
                session.getRecut(),
                before,
                signals,
                session.getLast(),
                silentAt,
                journey,
                session.getSums());
    }

    /** The world was told of it. */
    static HeldSession told(HeldSession session, long now, boolean closed) {
        return new HeldSession(
                session.getSessionId(),
                session.getSiteId(),
                session.getFirst(),
                session.getLast(),
                session.getArrivedAt(),
                now,
                false,
                closed,
                session.getCampaign(),
                session.getRules(),
                false,
                session.getRecut(),
                session.getSignalsBefore(),
                session.getSignals(),
                session.getConcludedTo(),
                session.getSilentAt(),
                session.getJourney(),
                session.getSums());
    }
}
