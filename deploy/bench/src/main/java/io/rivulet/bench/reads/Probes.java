package io.rivulet.bench.reads;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.bench.load.Load;
import io.rivulet.deploy.local.LocalFleet;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/** Events that are looked for from the moment they are acknowledged, ten a second, every 10 ms until they are seen. */
final class Probes {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 64;

    private final LocalFleet fleet;
    private final Visitors visitors;
    private int sent;

    Probes(LocalFleet fleet, Visitors visitors) {
        this.fleet = fleet;
        this.visitors = visitors;
    }

    /** Sends and looks for so long; tells how late they were, from the acknowledgement. */
    ObjectNode run(Duration time) throws InterruptedException {
        var latency = new ConcurrentHistogram(PATIENCE.toNanos() * 2, 3);
        var lost = new AtomicLong();
        ExecutorService looking = Executors.newFixedThreadPool(AT_ONCE);
        long start = System.nanoTime();
        for (int n = 0; n * BETWEEN.toNanos() < time.toNanos(); n++) {
            TimeUnit.NANOSECONDS.sleep(start + n * BETWEEN.toNanos() - System.nanoTime());
            String visitor = "probe-" + sent++;
            looking.execute(() -> probe(visitor, latency, lost));
        }
        looking.shutdown();
        if (!looking.awaitTermination(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "Probes hang, with the fleet at " + fleet.config().home());
        }
        ObjectNode seen = JsonNodeFactory.instance.objectNode().put("lost", lost.get());
        seen.set("latencyMillis", Load.millis(latency));
        return seen;
    }

    private void probe(String visitor, ConcurrentHistogram latency, AtomicLong lost) {
        visitors.act(visitor, visitor + "-e");
        long acknowledged = System.nanoTime();
        try {
            while (!visitors.knows(visitor, visitor + "-e")) {
                if (System.nanoTime() - acknowledged > PATIENCE.toNanos()) {
                    lost.incrementAndGet();
                    return;
                }
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
            latency.recordValue(System.nanoTime() - acknowledged);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
