package io.rivulet.bench.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.bench.http.Answer;
import io.rivulet.bench.http.Shot;
import io.rivulet.bench.http.Traffic;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Requests at a pace of their own, whether or not the server keeps up: one that is due while all connections are busy
 * waits, and its latency has counted since it was due. At no pace, as fast as the answers come.
 */
public final class Load implements Traffic {

    private static final long NANOS = 1_000_000_000;
    private static final Object NOTHING = new Object();

    private final Supplier<ByteBuffer> requests;
    private final int perRequest;
    private final double rate;
    private final LongSupplier clock;
    private final long start;
    private final Histogram latency = new Histogram(60 * NANOS, 3);
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private long sent;
    private long lost;
    private long markedAt;
    private long markedSent;

    /**
     * Load from now on.
     *
     * @param perRequest events in each
     * @param rate requests a second, evenly spaced; 0 for as many as are answered
     * @param clock nanoseconds
     */
    public Load(Supplier<ByteBuffer> requests, int perRequest, double rate, LongSupplier clock) {
        this.requests = requests;
        this.perRequest = perRequest;
        this.rate = rate;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.markedAt = start;
    }

    @Override
    public @Nullable Shot next() {
        long now = clock.getAsLong();
        long due = nextAt();
        if (due > now) {
            return null;
        }
        sent++;
        return new Shot(requests.get(), rate == 0 ? now : due, NOTHING);
    }

    @Override
    public long nextAt() {
        return rate == 0 ? start : start + (long) (sent * NANOS / rate);
    }

    @Override
    public void answered(Shot shot, Answer answer) {
        latency.recordValue(Math.min(clock.getAsLong() - shot.intendedAt(), latency.getHighestTrackableValue()));
        statuses.merge(answer.status(), 1L, Long::sum);
    }

    @Override
    public void lost(Shot shot) {
        lost++;
    }

    /** What happened since the last mark, and forgets it. */
    public ObjectNode mark() {
        long now = clock.getAsLong();
        double seconds = (now - markedAt) / (double) NANOS;
        long answered = latency.getTotalCount();
        ObjectNode since = JsonNodeFactory.instance.objectNode();
        since.put("seconds", seconds)
                .put("requestsOffered", (sent - markedSent) / seconds)
                .put("requestsAnswered", answered / seconds)
                .put("eventsAnswered", answered * perRequest / seconds)
                .put("lost", lost);
        ObjectNode counts = since.putObject("statuses");
        statuses.forEach((status, count) -> counts.put(String.valueOf(status), count));
        since.set("latencyMillis", millis(latency));
        latency.reset();
        statuses.clear();
        lost = 0;
        markedAt = now;
        markedSent = sent;
        return since;
    }

    /** What a table shows of latencies in nanoseconds. */
    public static ObjectNode millis(Histogram latency) {
        ObjectNode millis = JsonNodeFactory.instance.objectNode();
        for (double percentile : new double[] {50, 90, 99, 99.9}) {
            millis.put(
                    "p" + (percentile == 99.9 ? "99.9" : String.valueOf((int) percentile)),
                    latency.getValueAtPercentile(percentile) / 1e6);
        }
        return millis.put("max", latency.getMaxValue() / 1e6);
    }
}
