package io.rivulet.scoring.model;

import io.rivulet.schemas.avro.ChurnRisk;
import io.rivulet.schemas.avro.ScoreFactor;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules by which people are scored where no model has been trained. */
public final class RulesV1 {

    /** What the scores say of where they come from. */
    public static final String MODEL = "rules-v1";

    private RulesV1() {}

    /** What a profile is worth now. */
    public static UserScores score(UserProfile profile, Instant now) {
        Points engagement = Engagement.of(profile);
        Points lead = Lead.of(profile, engagement.total());
        List<ScoreFactor> factors = new ArrayList<>(engagement.factors());
        factors.addAll(lead.factors());
        return scores(profile.getPersonId(), engagement.total(), lead.total(), factors, profile.getLastSeenAt(), now);
    }

    /** The same scores at a later time, if nothing was seen of the person since; the very same while nothing changes. */
    public static UserScores asOf(UserScores scores, Instant now) {
        if (Churn.risk(scores.getLastSeenAt(), now) == scores.getChurnRisk()) {
            return scores;
        }
        return scores(
                scores.getPersonId(),
                scores.getEngagement(),
                scores.getLead(),
                scores.getFactors(),
                scores.getLastSeenAt(),
                now);
    }

    private static UserScores scores(
            String person, double engagement, double lead, List<ScoreFactor> factors, Instant lastSeen, Instant now) {
        ChurnRisk risk = Churn.risk(lastSeen, now);
        return new UserScores(
                person,
                engagement,
                lead,
                risk,
                MODEL,
                factors,
                lastSeen,
                now,
                Churn.changesAt(lastSeen, risk).orElse(null));
    }
}
