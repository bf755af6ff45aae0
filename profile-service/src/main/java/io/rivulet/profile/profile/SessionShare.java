package io.rivulet.profile.profile;

import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Touch;
import io.rivulet.schemas.avro.UserProfile;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a change of a session adds to a profile: what the session is worth now less what it was worth before. */
final class SessionShare {

    private SessionShare() {}

    /** Nothing where the session counts neither before nor after, or is as it was: then only events moved. */
    static Optional<UserProfile> of(String person, SessionChange change) {
        if (change.getAfter().equals(change.getBefore())) {
            return Optional.empty();
        }
        Optional<UserProfile> before = counting(change.getBefore()).map(session -> takenBack(person, session));
        Optional<UserProfile> after = counting(change.getAfter()).map(session -> counted(person, session));
        return Stream.of(after, before).flatMap(Optional::stream).reduce(ProfileSum::add);
    }

    private static Optional<Session> counting(@Nullable Session session) {
        return Optional.ofNullable(session)
                .filter(visit -> !visit.getBot() && visit.getState() != SessionState.MERGED_INTO);
    }

    private static UserProfile counted(String person, Session session) {
        var visit = new Touch(session.getStartedAt(), session.getSource());
        return times(1, person, session)
                .setFirstTouch(visit)
                .setLastTouch(visit)
                .build();
    }

    // A minimum can't be taken back, nor need it be: the visit's events happened, in this visit or in another.
    private static UserProfile takenBack(String person, Session session) {
        return times(-1, person, session).build();
    }

    private static UserProfile.Builder times(int sign, String person, Session session) {
        return UserProfile.newBuilder()
                .setPersonId(person)
                .setVisitorIds(Names.one(session.getVisitorId()))
                .setSiteIds(Names.one(session.getSiteId()))
                .setFirstSeenAt(session.getStartedAt())
                .setLastSeenAt(session.getEndedAt())
                .setSessions(sign)
                .setBounces(isBounce(session) ? sign : 0)
                .setSessionMillis(sign
                        * (session.getEndedAt().toEpochMilli()
                                - session.getStartedAt().toEpochMilli()))
                .setEngagedMillis(sign * session.getEngagedMillis())
                .setDeviceTypes(Tally.times(sign, session.getDevice().getType()))
                .setChannels(Tally.times(sign, session.getSource().getChannel()))
                .setCountries(Tally.times(sign, session.getPlace().getCountry()))
                .setOperatingSystems(Tally.times(sign, session.getDevice().getOs()))
                .setBrowsers(Tally.times(sign, session.getDevice().getBrowser()))
                .setSources(Tally.times(sign, session.getSource().getSource()))
                .setCampaigns(Tally.times(sign, session.getSource().getCampaign()))
                .setHabits(Habits.visits(sign, session.getStartedAt()))
                .setDays(Days.visits(
                        session.getStartedAt(), sign, session.getDevice().getType()))
                .setWeeks(Weeks.visit(sign, session));
    }

    private static boolean isBounce(Session session) {
        return session.getPageViews() == 1 && session.getInteractions() == 0;
    }
}
