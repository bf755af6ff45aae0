package io.rivulet.sessionizer.session;

import io.rivulet.sessionizer.state.Moment;
import java.time.Duration;
import java.util.Map;

/**
 * When a session ends, and when the world hears of it.
 *
 * @param cut where sessions are cut
 * @param sites the same for sites that have rules of their own
 * @param grace how much older than its visitor's latest event on the site an event may be and still change sessions
 * @param toldEvery how often a session that changes is told at most
 * @param quiet how long nothing must have arrived for a session before it is told closed
 */
public record SessionRules(
        CutRules cut, Map<String, CutRules> sites, Duration grace, Duration toldEvery, Duration quiet) {

    /** The cut of a site. */
    public CutRules of(String siteId) {
        return sites.getOrDefault(siteId, cut);
    }

    /** Whether an event is too old to change sessions. */
    public boolean tooLate(long latestAt, Moment moment) {
        return latestAt - moment.getOccurredAt() > grace.toMillis();
    }

    /** Whether no event that is not too late can change a session any more. */
    public boolean settled(long latestAt, String siteId, Moment last) {
        return latestAt - last.getOccurredAt() > grace.plus(of(siteId).gap()).toMillis();
    }
}
