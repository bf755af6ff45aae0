package io.rivulet.scoring;

import io.rivulet.schemas.avro.UserProfile;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** {@code aProfile("ada").sessions(3).pages(9).minutes(15).seen(time)}: what a person came to. */
public final class Profiles {

    private final UserProfile.Builder profile;
    private final Map<String, Long> events = new HashMap<>();

    private Profiles(String person) {
        profile = UserProfile.newBuilder()
                .setPersonId(person)
                .setFirstSeenAt(Instant.EPOCH)
                .setLastSeenAt(Instant.EPOCH);
    }

    /** Nothing summed up yet. */
    public static Profiles aProfile(String person) {
        return new Profiles(person);
    }

    public Profiles sessions(long sessions) {
        profile.setSessions(sessions);
        return this;
    }

    public Profiles pages(long pages) {
        profile.setPageViews(pages);
        return this;
    }

    public Profiles minutes(double minutes) {
        profile.setSessionMillis((long) (minutes * 60_000));
        return this;
    }

    public Profiles did(String... names) {
        for (String name : names) {
            events.merge(name, 1L, Long::sum);
        }
        return this;
    }

    public Profiles seen(Instant last) {
        profile.setLastSeenAt(last);
        return this;
    }

    public UserProfile build() {
        return profile.setEventCounts(events).build();
    }
}
