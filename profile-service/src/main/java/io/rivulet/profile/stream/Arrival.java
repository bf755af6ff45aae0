package io.rivulet.profile.stream;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserProfile;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Something that came for a person, keyed by that person.
 *
 * @param hops how often it was sent on because the person had become another, as far as that is counted
 * @param first of those whom it has passed since, the first of the alphabet; null while hops are counted
 * @param what a fact ({@link SessionEvent}), everything summed up about somebody who became this person
 *     ({@link UserProfile}) or an event to be remembered of them ({@link CountedEvent})
 */
public record Arrival(int hops, @Nullable String first, SpecificRecord what) {

    /** Hardly anybody changes identity so often: whoever is sent on once more may be going round in a circle. */
    static final int HOPS_COUNTED = 16;

    /** Something that was not sent on yet. */
    public static Arrival of(SpecificRecord what) {
        return new Arrival(0, null, what);
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

    /** The same, on its way from somebody who became another. */
    Arrival sentOnFrom(String person) {
        if (hops < HOPS_COUNTED) {
            return new Arrival(hops + 1, null, what);
        }
        return new Arrival(hops, first == null || person.compareTo(first) < 0 ? person : first, what);
    }

    /**
     * Whether it has been all round a circle and is where that ends: with the first of the alphabet, so that all that goes
     * round ends with the same person.
     */
    boolean hasComeRoundTo(String person) {
        return person.equals(first);
    }
}
