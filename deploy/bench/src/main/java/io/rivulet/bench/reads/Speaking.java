package io.rivulet.bench.reads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.bench.live.Listeners;
import io.rivulet.bench.load.WallClock;
import io.rivulet.deploy.local.LocalFleet;
import io.rivulet.deploy.local.Part;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Some events a second, of which everybody who listens must hear. */
final class Speaking implements AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final long HEARD_WITHIN_SECONDS = 20;

    private final ScheduledExecutorService speaking = Executors.newScheduledThreadPool(AT_ONCE);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final String mark = "spoken-" + Long.toHexString(WallClock.now().toEpochMilli()) + "-";
    private final Visitors visitors;
    private final Listeners listeners;

    private Speaking(LocalFleet fleet, Visitors visitors, int count) throws InterruptedException {
        this.visitors = visitors;
        this.listeners = Listeners.at(fleet.config().port(Part.QUERY), fleet.adminToken(), count, mark);
    }

    /** Begins when all of them listen. */
    static Speaking to(LocalFleet fleet, Visitors visitors, int listeners, int aSecond) throws InterruptedException {
        var speaking = new Speaking(fleet, visitors, listeners);
        var unused = speaking.speaking.scheduleAtFixedRate(
                () -> speaking.speaking.execute(speaking::speak),
                0,
                TimeUnit.SECONDS.toNanos(1) / aSecond,
                TimeUnit.NANOSECONDS);
        return speaking;
    }

    private void speak() {
        int number = begun.getAndIncrement();
        visitors.send("{\"events\":["
                + Visitors.event("speaker-" + number % AT_ONCE, Listeners.id(mark, number), WallClock.now()) + "]}");
        listeners.acknowledged(number);
        acknowledged.incrementAndGet();
    }

    /** What was heard since the last call. */
    ObjectNode take() {
        return listeners.take();
    }

    int listening() {
        return listeners.listening();
    }

    /** Ends speaking; everybody must hear of everything that was acknowledged. */
    void assertAllHeard() throws InterruptedException {
        speaking.shutdownNow();
        if (!speaking.awaitTermination(HEARD_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("An event was not acknowledged within " + HEARD_WITHIN_SECONDS + " s");
        }
        long unheard = listeners.unheard(acknowledged.get(), HEARD_WITHIN_SECONDS);
        if (unheard > 0) {
            throw new IllegalStateException(
                    unheard + " times somebody has not heard of an event within " + HEARD_WITHIN_SECONDS + " s");
        }
    }

    @Override
    public void close() {
        speaking.shutdownNow();
        listeners.close();
    }
}
