package io.rivulet.sessionizer.session;

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

    private final CutRules rules;
    private final int mostByCampaign;

    /**
     * @param rules where sessions are cut
     * @param mostByCampaign how many sessions new campaigns may begin: no person comes by so many, and whoever sends a
     *     campaign with every event must not fill memory with sessions
     */
    public SessionCut(CutRules rules, int mostByCampaign) {
        this.rules = rules;
        this.mostByCampaign = mostByCampaign;
    }

    /** Whether an event, next after a session's last, still belongs to it. */
    public boolean continues(CountedVisit visit, UserEvent next) {
        return continues(visit, next, mostByCampaign > 0);
    }

    private boolean continues(CountedVisit visit, UserEvent next, boolean campaignsCut) {
        long at = next.getOccurredAt().toEpochMilli();
        return at - visit.last().getOccurredAt() <= rules.gap().toMillis()
                && at - visit.first().getOccurredAt() <= rules.longest().toMillis()
                && !(campaignsCut
                        && rules.newCampaignCuts()
                        && Campaigns.cut(visit.campaign(), visit.session().getPageViews() > 0, next));
    }

    /**
     * Cuts counted events. What comes before a session's first event has no say in where it ends: equal starts have
     * equal ends, so that the cut may stop where it finds a start again.
     *
     * @param ordered the events of one visitor on one site, as {@link Moments#ORDER} has them
     * @param known whether a session starts at a moment, and is known to be right from there on: the cut ends there
     * @return the sessions in their order, up to there
     */
    public List<CountedVisit> cut(Iterator<OwnedEvent> ordered, Predicate<Moment> known) {
        var visits = new ArrayList<CountedVisit>();
        @Nullable CountedVisit open = null;
        while (ordered.hasNext()) {
            OwnedEvent counted = ordered.next();
            UserEvent event = counted.event();
            if (open != null && continues(open, event, visits.size() < mostByCampaign)) {
                open = open.append(event);
                continue;
            }
            if (open != null) {
                visits.add(open);
                if (known.test(Moments.of(event))) {
                    return visits;
                }
            }
            open = CountedVisit.open(event, counted.personId());
        }
        if (open != null) {
            visits.add(open);
        }
        return visits;
    }
}
