package io.rivulet.sessionizer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rivulet.sessionizer.stream.EventTally;

/** Both sides of the account, for who watches. A transaction that is done again is counted again: topics are exact. */
final class EventMetrics implements EventTally {

    private static final String COUNTED = "rivulet_sessionizer_events_counted";

    private final Counter inSessions;
    private final Counter late;
    private final Counter duplicates;

    EventMetrics(MeterRegistry meters) {
        inSessions = meters.counter(COUNTED, "late", "false");
        late = meters.counter(COUNTED, "late", "true");
        duplicates = meters.counter("rivulet_sessionizer_events_dropped", "reason", "duplicate");
    }

    @Override
    public void counted() {
        inSessions.increment();
    }

    @Override
    public void late() {
        late.increment();
    }

    @Override
    public void duplicate() {
        duplicates.increment();
    }
}
