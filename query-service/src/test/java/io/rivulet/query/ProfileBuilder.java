package io.rivulet.query;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.ChurnRisk;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code aProfile("ada").on(site).visits(3).did("purchase", 2)}: somebody seen now. */
public final class ProfileBuilder {

    private final UserProfile.Builder profile;
    private final Map<String, Long> counts = new HashMap<>();

    private ProfileBuilder(String person) {
        profile = UserProfile.newBuilder().setPersonId(person).setVisitorIds(List.of("browser-of-" + person));
    }

    public static ProfileBuilder aProfile(String person, Instant seen) {
        var builder = new ProfileBuilder(person);
        builder.profile.setFirstSeenAt(seen).setLastSeenAt(seen);
        return builder;
    }

    public ProfileBuilder on(String site) {
        profile.setSiteIds(List.of(site));
        return this;
    }

    public ProfileBuilder visits(long sessions, long conversions) {
        profile.setSessions(sessions).setConversionCount(conversions);
        return this;
    }

    public ProfileBuilder did(String event, long times) {
        counts.put(event, times);
        return this;
    }

    public ProfileBuilder spent(String amount, String currency) {
        profile.setRevenue(List.of(new Money(new BigDecimal(amount).setScale(6), currency)));
        return this;
    }

    public ProfileBuilder by(String device, long visits) {
        profile.setDeviceTypes(Map.of(device, visits));
        return this;
    }

    public ProfileBuilder interestedIn(Map<String, Long> services) {
        profile.setServices(services);
        return this;
    }

    public UserProfile build() {
        return profile.setEventCounts(counts).build();
    }

    /** Writes it as the profile service would. */
    public void to(Topography topics) {
        topics.write(Topics.USER_PROFILES, profile.getPersonId(), build());
    }

    /** Writes it with the scores that the scoring service would write. */
    public void to(Topography topics, double engagement, double lead) {
        to(topics);
        topics.write(
                Topics.USER_SCORES,
                profile.getPersonId(),
                UserScores.newBuilder()
                        .setPersonId(profile.getPersonId())
                        .setEngagement(engagement)
                        .setLead(lead)
                        .setChurnRisk(ChurnRisk.VERY_LOW)
                        .setModel("rules-v1")
                        .setLastSeenAt(profile.getLastSeenAt())
                        .setComputedAt(profile.getLastSeenAt())
                        .build());
    }
}
