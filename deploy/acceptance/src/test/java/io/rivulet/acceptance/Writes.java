package io.rivulet.acceptance;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Somebody who keeps sending events, so that work is under way whenever something is stopped or killed. */
final class Writes implements AutoCloseable {

    private static final int VISITORS = 20;

    private final Collector collector;
    private final String run = "busy-" + UUID.randomUUID();
    private final Map<String, Integer> acknowledged = new TreeMap<>();
    private final Pace pace;
    private final Thread writer = new Thread(this::write, "writes");
    private volatile boolean goesOn = true;

    /** Starts at once. */
    Writes(Collector collector, int perSecond) {
        this.collector = collector;
        this.pace = new Pace(perSecond);
        writer.start();
    }

    /** All of its visitors, as a pattern of SQL. */
    String visitors() {
        return run + "-%";
    }

    /** How many events of each visitor were acknowledged, when nothing is sent any more. */
    Map<String, Integer> stop() {
        close();
        return acknowledged;
    }

    @Override
    public void close() {
        goesOn = false;
        pace.stop();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void write() {
        for (int n = 0; goesOn; n++) {
            pace.await();
            String visitor = run + "-" + n % VISITORS;
            String body = """
                    {"events":[{"eventId":"%s-%d","eventType":"page_view","timestamp":"%s","visitorId":"%s",
                     "pageUrl":"https://shop.example/","consent":{"necessary":true,"analytics":true,"marketing":true,
                     "personalization":true}}]}""".formatted(visitor, n, Instant.now(), visitor);
            // The same event again, until it is acknowledged: it counts once.
            while (!isTaken(body)) {
                pace.await();
            }
            acknowledged.merge(visitor, 1, Integer::sum);
        }
    }

    private boolean isTaken(String body) {
        try {
            return collector.track(body).status() == 202;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
