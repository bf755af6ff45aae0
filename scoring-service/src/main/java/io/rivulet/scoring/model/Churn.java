package io.rivulet.scoring.model;

import io.rivulet.schemas.avro.ChurnRisk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How likely a person is to stay away, by how long they have: more than 7, 14, 30 days. */
final class Churn {

    private static final Duration LOW_AFTER = Duration.ofDays(7);
    private static final Duration MEDIUM_AFTER = Duration.ofDays(14);
    private static final Duration HIGH_AFTER = Duration.ofDays(30);

    private Churn() {}

    static ChurnRisk risk(Instant lastSeen, Instant now) {
        Duration away = Duration.between(lastSeen, now);
        if (away.compareTo(HIGH_AFTER) > 0) {
            return ChurnRisk.HIGH;
        }
        if (away.compareTo(MEDIUM_AFTER) > 0) {
            return ChurnRisk.MEDIUM;
        }
        return away.compareTo(LOW_AFTER) > 0 ? ChurnRisk.LOW : ChurnRisk.VERY_LOW;
    }

    /** The first millisecond of the next risk, if nothing else is seen of the person; none after the highest. */
    static Optional<Instant> changesAt(Instant lastSeen, ChurnRisk risk) {
        return switch (risk) {
            case VERY_LOW -> Optional.of(justAfter(lastSeen.plus(LOW_AFTER)));
            case LOW -> Optional.of(justAfter(lastSeen.plus(MEDIUM_AFTER)));
            case MEDIUM -> Optional.of(justAfter(lastSeen.plus(HIGH_AFTER)));
            case HIGH -> Optional.empty();
        };
    }

    private static Instant justAfter(Instant time) {
        return time.plusMillis(1);
    }
}
