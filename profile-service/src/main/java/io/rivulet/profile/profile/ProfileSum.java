package io.rivulet.profile.profile;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.UserProfile;
import java.time.Instant;

/**
 * Adds profiles: sums, minima, maxima and sets, so that the order of adding makes no difference. A fact's share in a
 * profile is a profile too; folding a fact and merging two people are the same addition.
 */
public final class ProfileSum {

    /** A person with more browsers is a crowd; the schema promises as many. */
    static final int MOST_VISITORS = 100;
    /** Names of events are the sender's to choose; a profile is rewritten with each event and has to stay small. */
    static final int MOST_EVENT_NAMES = 500;

    /** Nobody has so many browsers, sources or services; senders may invent them. */
    static final int MOST_NAMES = 100;
    /** The last event of who has none yet. */
    static final Instant NEVER = Instant.ofEpochMilli(Long.MIN_VALUE);
    /** The first event of who has none yet. */
    static final Instant NOT_YET = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final int MOST_SITES = 1000;

    private ProfileSum() {}

    /**
     * Both together, under the name of the first. Counts may be negative on the way: what a session had under one
     * person is taken back under another before the rest arrives.
     */
    public static UserProfile add(UserProfile person, UserProfile more) {
        Instant lastSeenAt = later(person.getLastSeenAt(), more.getLastSeenAt());
        return new UserProfile(
                person.getPersonId(),
                Names.union(person.getVisitorIds(), more.getVisitorIds(), MOST_VISITORS),
                Names.union(person.getSiteIds(), more.getSiteIds(), MOST_SITES),
                earlier(person.getFirstSeenAt(), more.getFirstSeenAt()),
                lastSeenAt,
                person.getEvents() + more.getEvents(),
                person.getPageViews() + more.getPageViews(),
                person.getSessions() + more.getSessions(),
                person.getBounces() + more.getBounces(),
                person.getSessionMillis() + more.getSessionMillis(),
                person.getEngagedMillis() + more.getEngagedMillis(),
                person.getConversionCount() + more.getConversionCount(),
                Earnings.sum(person.getRevenue(), more.getRevenue()),
                Tally.sum(person.getEventCounts(), more.getEventCounts(), MOST_EVENT_NAMES, EventNames.NEEDED_FIRST),
                Tally.sum(person.getDeviceTypes(), more.getDeviceTypes()),
                Tally.sum(person.getChannels(), more.getChannels()),
                Tally.sum(person.getCountries(), more.getCountries()),
                Touches.first(person.getFirstTouch(), more.getFirstTouch()),
                Touches.last(person.getLastTouch(), more.getLastTouch()),
                Tally.sum(person.getOperatingSystems(), more.getOperatingSystems(), MOST_NAMES),
                Tally.sum(person.getBrowsers(), more.getBrowsers(), MOST_NAMES),
                Tally.sum(person.getSources(), more.getSources(), MOST_NAMES),
                Tally.sum(person.getCampaigns(), more.getCampaigns(), MOST_NAMES),
                Tally.sum(person.getHabits(), more.getHabits()),
                Tally.sum(person.getServices(), more.getServices(), MOST_NAMES),
                Tally.sum(person.getConclusions(), more.getConclusions()),
                Earnings.sum(person.getBookingRevenue(), more.getBookingRevenue()),
                Days.sum(person.getDays(), more.getDays(), lastSeenAt),
                Weeks.sum(person.getWeeks(), more.getWeeks(), lastSeenAt),
                Said.latest(person.getTraits(), more.getTraits()));
    }

    /** The same sums under another name. */
    public static UserProfile named(String person, UserProfile profile) {
        return RecordCopy.of(profile).with("person_id", person).done();
    }

    /** Whether anything is known of the person but what was concluded. */
    public static boolean isSomebody(UserProfile profile) {
        return profile.getEvents() != 0 || profile.getSessions() != 0;
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }
}
