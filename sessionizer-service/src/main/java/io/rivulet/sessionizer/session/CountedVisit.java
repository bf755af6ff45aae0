package io.rivulet.sessionizer.session;

import io.rivulet.schemas.avro.Session;
import io.rivulet.sessionizer.state.Moment;

/**
 * A session as the cut finds it.
 *
 * @param first its first event
 * @param last its last event
 * @param session its sums; revision and state are not the cut's to say
 */
public record CountedVisit(Moment first, Moment last, Session session) {

    /** Whether an event of the site at that moment belongs to it. */
    public boolean covers(Moment moment) {
        return !Moments.before(moment, first) && !Moments.before(last, moment);
    }
}
