package io.rivulet.profile.profile;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one fact adds to the profile of its person, as a profile that knows nothing else. */
public final class FactShare {

    private static final Set<String> BOOKINGS = Set.of("booking_completed", "service_booked");

    private FactShare() {}

    /**
     * Nothing for what was made by a program, for a session that is as it was, for a conclusion that no count is made
     * of, and for a merge, which is no sum.
     */
    public static Optional<UserProfile> of(SessionEvent fact) {
        String person = fact.getPersonId();
        if (fact.getFact() instanceof CountedEvent counted) {
            return counted.getEvent().getBot() ? Optional.empty() : Optional.of(event(person, counted.getEvent()));
        }
        if (fact.getFact() instanceof SessionChange change) {
            return SessionShare.of(person, change);
        }
        return fact.getFact() instanceof DerivedEvent derived ? conclusion(person, derived) : Optional.empty();
    }

    // A step of a journey is told again when its time is known, and is no sign of anything.
    private static Optional<UserProfile> conclusion(String person, DerivedEvent derived) {
        if (derived.getEventName().equals("journey_touchpoint")) {
            return Optional.empty();
        }
        // When it became true is no moment at which the person was there; nor does it say whether a program was.
        return Optional.of(UserProfile.newBuilder()
                .setPersonId(person)
                .setFirstSeenAt(ProfileSum.NOT_YET)
                .setLastSeenAt(ProfileSum.NEVER)
                .setConclusions(Tally.times(derived.getWithdrawn() ? -1 : 1, derived.getEventName()))
                .build());
    }

    private static UserProfile event(String person, UserEvent event) {
        return UserProfile.newBuilder()
                .setPersonId(person)
                .setVisitorIds(Names.one(event.getVisitorId()))
                .setSiteIds(Names.one(event.getSiteId()))
                .setFirstSeenAt(event.getOccurredAt())
                .setLastSeenAt(event.getOccurredAt())
                .setEvents(1)
                .setPageViews(event.getKind() == EventKind.PAGE_VIEW ? 1 : 0)
                .setConversionCount(event.getConversion() ? 1 : 0)
                .setRevenue(Earnings.of(event.getRevenue()))
                .setEventCounts(Tally.times(1, event.getEventName()))
                .setServices(Said.service(event))
                .setBookingRevenue(
                        BOOKINGS.contains(event.getEventName()) ? Earnings.of(event.getRevenue()) : List.of())
                .setDays(Days.event(event.getOccurredAt(), event.getEventName()))
                .setTraits(Said.traits(event))
                .build();
    }
}
