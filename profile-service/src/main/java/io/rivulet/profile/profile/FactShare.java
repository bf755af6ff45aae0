package io.rivulet.profile.profile;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.util.Optional;

/** What one fact adds to the profile of its person, as a profile that knows nothing else. */
public final class FactShare {

    private FactShare() {}

    /**
     * Nothing for what was made by a program, for a session that is as it was, for a conclusion, which is nothing the
     * person did, and for a merge, which is no sum.
     */
    public static Optional<UserProfile> of(SessionEvent fact) {
        String person = fact.getPersonId();
        if (fact.getFact() instanceof CountedEvent counted) {
            return counted.getEvent().getBot() ? Optional.empty() : Optional.of(event(person, counted.getEvent()));
        }
        if (fact.getFact() instanceof SessionChange change) {
            return SessionShare.of(person, change);
        }
        return Optional.empty();
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
                .build();
    }
}
