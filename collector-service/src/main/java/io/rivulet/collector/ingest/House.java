package io.rivulet.collector.ingest;

import io.rivulet.collector.limit.Turnstile;
import io.rivulet.collector.publish.EventPublisher;
import io.rivulet.collector.publish.InFlightBytes;
import io.rivulet.collector.site.Senders;
import java.time.Clock;
import java.time.Duration;

/** What all requests share. */
record House(
        Senders senders,
        Turnstile turnstile,
        Judge judge,
        EventPublisher publisher,
        InFlightBytes inFlight,
        Tally tally,
        Problems problems,
        Clock clock,
        Duration bodyTimeout) {}
