package io.rivulet.query.live;

import io.rivulet.schemas.avro.UserScores;
import java.time.Instant;

/** A person's scores, as they are now. */
record ScoreUpdate(
        String personId,
        double engagement,
        double lead,
        String churnRisk,
        String model,
        Instant lastSeenAt,
        Instant computedAt) {

    static ScoreUpdate of(UserScores scores) {
        return new ScoreUpdate(
                scores.getPersonId(),
                scores.getEngagement(),
                scores.getLead(),
                scores.getChurnRisk().name(),
                scores.getModel(),
                scores.getLastSeenAt(),
                scores.getComputedAt());
    }
}
