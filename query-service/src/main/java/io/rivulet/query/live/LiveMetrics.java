package io.rivulet.query.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections and what became of frames. */
@Singleton
final class LiveMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger connections = new AtomicInteger();
    private final Counter sent;
    private final Counter shed;

    LiveMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("rivulet_query_live_connections", connections, AtomicInteger::get)
                .description("Connections that are open, listening or not yet")
                .register(registry);
        this.sent = registry.counter("rivulet_query_live_frames_sent");
        this.shed = registry.counter("rivulet_query_live_frames_shed");
    }

    int connections() {
        return connections.get();
    }

    /** Counts a connection in, unless that would be one too many. */
    boolean enters(int most) {
        if (connections.incrementAndGet() <= most) {
            return true;
        }
        connections.decrementAndGet();
        return false;
    }

    void leaves() {
        connections.decrementAndGet();
    }

    void refused(String reason) {
        registry.counter("rivulet_query_live_connections_refused", "reason", reason)
                .increment();
    }

    void closed(int code) {
        registry.counter("rivulet_query_live_connections_closed", "code", String.valueOf(code))
                .increment();
    }

    void sent(int frames) {
        sent.increment(frames);
    }

    /** Frames that a slow listener did not get; at most, as it may not have wanted each. */
    void shed(long frames) {
        shed.increment((double) frames);
    }

    void unreadable(String topic) {
        registry.counter("rivulet_query_live_records_unreadable", "topic", topic)
                .increment();
    }
}
