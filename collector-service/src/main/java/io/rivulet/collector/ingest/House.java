package io.rivulet.collector.ingest;

import io.rivulet.collector.publish.EventPublisher;
import io.rivulet.collector.publish.InFlightBytes;
import java.time.Clock;
import java.time.Duration;

/** What all requests share. */
record House(
        Senders senders,
        Judge judge,
        EventPublisher publisher,
        InFlightBytes inFlight,
        Tally tally,
        Problems problems,
        Clock clock,
        Duration bodyTimeout) {}
