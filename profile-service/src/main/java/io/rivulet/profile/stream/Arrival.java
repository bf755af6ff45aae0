package io.rivulet.profile.stream;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserProfile;
import org.apache.avro.specific.SpecificRecord;

/**
 * Something that came for a person, keyed by that person.
 *
 * @param hops how often it was sent on because the person had become another
 * @param what a fact ({@link SessionEvent}), everything summed up about somebody who became this person
 *     ({@link UserProfile}) or an event to be remembered of them ({@link CountedEvent})
 */
public record Arrival(int hops, SpecificRecord what) {

    /** Something that was not sent on yet. */
    public static Arrival of(SpecificRecord what) {
        return new Arrival(0, what);
    }

    /** Whose doing it is, as a browser or device; empty for several. */
    String visitorId() {
        Object fact = what instanceof SessionEvent event ? event.getFact() : what;
        if (fact instanceof CountedEvent counted) {
            return counted.getEvent().getVisitorId();
        } else if (fact instanceof SessionChange change) {
            return change.getAfter().getVisitorId();
        } else if (fact instanceof DerivedEvent derived) {
            return derived.getVisitorId();
        } else if (fact instanceof UserProfile profile
                && profile.getVisitorIds().size() == 1) {
            return profile.getVisitorIds().get(0);
        }
        return "";
    }

    Arrival sentOn() {
        return new Arrival(hops + 1, what);
    }
}
