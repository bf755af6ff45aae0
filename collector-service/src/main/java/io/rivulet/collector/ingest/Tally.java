package io.rivulet.collector.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rivulet.collector.publish.InFlightBytes;
import io.rivulet.collector.site.Sender;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts both sides: what was accepted and what was not. An event with several reasons counts once, by its first. */
@Singleton
class Tally {

    private final MeterRegistry registry;
    private final Timer latency;
    // Looking a counter up by its tags costs more than counting.
    private final Map<String, Counter> accepted = new ConcurrentHashMap<>();
    private final Map<UsedKey, Counter> used = new ConcurrentHashMap<>();

    private record UsedKey(String siteId, String name) {}

    Tally(MeterRegistry registry, InFlightBytes inFlight) {
        this.registry = registry;
        this.latency = Timer.builder("rivulet.collector.acknowledgement")
                .description("From the last byte of a request to its answer, where Kafka has the events")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        registry.gauge("rivulet.collector.in.flight.bytes", inFlight, InFlightBytes::held);
    }

    /** A request whose events are in Kafka. */
    void answered(Receipt receipt, String siteId, long nanos) {
        latency.record(Duration.ofNanos(nanos));
        accepted.computeIfAbsent(siteId, site -> registry.counter("rivulet.collector.events.accepted", "site", site))
                .increment(receipt.accepted());
        receipt.rejected()
                .forEach(bad -> registry.counter(
                                "rivulet.collector.events.rejected",
                                "site",
                                siteId,
                                "reason",
                                bad.event().getReasons().get(0).getCode())
                        .increment());
    }

    /** Says which of a site's keys are in use, so that one may be taken away that is not. */
    void used(Sender sender) {
        used.computeIfAbsent(
                        new UsedKey(sender.site().id(), sender.keyName()),
                        key -> registry.counter(
                                "rivulet.collector.requests.answered", "site", key.siteId(), "key", key.name()))
                .increment();
    }

    /** Rejected events that were sent again and are in Kafka now; they are counted as rejected and not as accepted. */
    void redriven(String siteId, int events) {
        registry.counter("rivulet.collector.events.redriven", "site", siteId).increment(events);
    }

    /** A request that was refused as a whole. */
    void refused(ProblemType type) {
        registry.counter("rivulet.collector.requests.refused", "problem", type.slug())
                .increment();
    }
}
