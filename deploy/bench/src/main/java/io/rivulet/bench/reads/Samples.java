package io.rivulet.bench.reads;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.bench.load.Load;
import io.rivulet.bench.load.WallClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.HdrHistogram.Histogram;

/**
 * Now and then an event of somebody who is watched: as soon as it is acknowledged they are asked about, every second
 * time again and again until the event is shown, else once, for an answer that is not older than it.
 */
final class Samples implements AutoCloseable {

    static final int A_SECOND = 10;

    private static final Logger LOG = Logger.getLogger(Samples.class.getName());
    private static final int WATCHED = 200;
    private static final int AT_ONCE = 64;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(5);
    /** Who has waited long asks less often: else those who wait are a load of their own, the greater the slower answers are. */
    private static final int OF_WHAT_WAS_WAITED = 20;

    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(20);

    private final Visitors visitors;
    private final ScheduledExecutorService sampling = Executors.newScheduledThreadPool(AT_ONCE);
    private final AtomicLong count = new AtomicLong();
    private final String run = Long.toHexString(WallClock.now().toEpochMilli());
    private final Seen polled = new Seen();
    private final Seen atLeast = new Seen();

    Samples(Visitors visitors) {
        this.visitors = visitors;
        var unused = sampling.scheduleAtFixedRate(
                () -> sampling.execute(this::sample), 0, 1_000_000_000L / A_SECOND, TimeUnit.NANOSECONDS);
    }

    /** What was seen of one kind of question since the last look. */
    static final class Seen {

        private final Histogram nanos = new Histogram(GIVEN_UP_AFTER.toNanos() * 2, 3);
        private long without;

        private synchronized void saw(long taken, boolean shown) {
            nanos.recordValue(Math.min(taken, nanos.getHighestTrackableValue()));
            without += shown ? 0 : 1;
        }

        /** Latencies, and how many answers lacked the event. */
        synchronized ObjectNode take() {
            ObjectNode seen = JsonNodeFactory.instance.objectNode();
            seen.set("latencyMillis", Load.millis(nanos));
            seen.put("samples", nanos.getTotalCount()).put("lost", without);
            nanos.reset();
            without = 0;
            return seen;
        }
    }

    Seen polled() {
        return polled;
    }

    Seen atLeast() {
        return atLeast;
    }

    @Override
    public void close() {
        sampling.shutdownNow();
    }

    private void sample() {
        long number = count.getAndIncrement();
        Seen seen = number % 2 == 0 ? polled : atLeast;
        String visitor = "watched-" + number % WATCHED;
        String eventId = "sample-" + run + "-" + number;
        long since = System.nanoTime();
        boolean shown = false;
        try {
            HttpResponse<String> answer =
                    visitors.send("{\"events\":[" + Visitors.event(visitor, eventId, WallClock.now()) + "]}");
            since = System.nanoTime();
            shown = seen == polled
                    ? isShown(visitor, eventId, since)
                    : visitors.knows(
                            visitor,
                            eventId,
                            "?atLeast="
                                    + answer.headers().firstValue("X-Position").orElseThrow());
        } catch (RuntimeException notTaken) {
            if (sampling.isShutdown()) {
                return;
            }
            // It is counted as not shown, which ends the run as failed.
            LOG.log(Level.WARNING, "A sample was not taken or not asked for", notTaken);
        }
        seen.saw(System.nanoTime() - since, shown);
    }

    /** Asks again and again. */
    private boolean isShown(String visitor, String eventId, long acknowledged) {
        while (!visitors.knows(visitor, eventId, "")) {
            long waited = System.nanoTime() - acknowledged;
            if (waited > GIVEN_UP_AFTER.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Math.max(BETWEEN_QUESTIONS.toNanos(), waited / OF_WHAT_WAS_WAITED));
        }
        return true;
    }
}
