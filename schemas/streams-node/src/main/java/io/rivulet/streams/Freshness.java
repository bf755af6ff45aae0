package io.rivulet.streams;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers when each standby was last seen without a lag. */
@Singleton
final class Freshness {

    private final Clock clock;
    private final Instant since;
    private final Map<Integer, Instant> currentAt = new ConcurrentHashMap<>();

    Freshness(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    void observe(List<Assignment.Standby> standbys) {
        Instant now = clock.instant();
        standbys.stream()
                .filter(standby -> standby.lag() == 0)
                .forEach(standby -> currentAt.put(standby.partition(), now));
    }

    /** For how long the standby of a partition may have missed changes, in milliseconds. */
    long stalenessMillis(int partition) {
        return clock.millis() - currentAt.getOrDefault(partition, since).toEpochMilli();
    }
}
