package io.rivulet.sessionizer.session;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A session as the cut finds it, with all that the cut has to know of it.
 *
 * @param first its first event
 * @param last its last event
 * @param session its sums; revision and state are not the cut's to say
 * @param campaign the last campaign by which the visitor came
 */
public record CountedVisit(
        Moment first,
        Moment last,
        Session session,
        @Nullable String campaign) {

    /** The session that starts with an event. */
    public static CountedVisit open(UserEvent event, String personId) {
        Moment moment = Moments.of(event);
        return new CountedVisit(moment, moment, SessionFold.open(event, personId), Campaigns.broughtBy(event));
    }

    /** The same with one more event, which comes after all that it has. */
    public CountedVisit append(UserEvent event) {
        String brought = Campaigns.broughtBy(event);
        return new CountedVisit(
                first, Moments.of(event), SessionFold.append(session, event), brought == null ? campaign : brought);
    }

    /** The same as somebody else's. */
    public CountedVisit of(String personId) {
        return new CountedVisit(
                first, last, RecordCopy.of(session).with("person_id", personId).done(), campaign);
    }
}
