package io.rivulet.profile.stream;

import io.rivulet.schemas.avro.CountedEvent;
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

    Arrival sentOn() {
        return new Arrival(hops + 1, what);
    }
}
