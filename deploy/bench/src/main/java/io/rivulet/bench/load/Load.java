package io.rivulet.bench.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.bench.http.Answer;
import io.rivulet.bench.http.Shot;
import io.rivulet.bench.http.Traffic;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Requests at a pace of their own, whether or not the server keeps up: one that is due while all connections are busy
 * waits, and its latency has counted since it was due. At no pace, as fast as the answers come.
 */
final class Load implements Traffic {

    private static final long NANOS = 1_000_000_000;
    private static final Object NOTHING = new Object();

    private final Requests requests;
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
     * @param rate requests a second, evenly spaced; 0 for as many as are answered
     * @param clock nanoseconds
     */
    Load(Requests requests, int perRequest, double rate, LongSupplier clock) {
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
        return new Shot(requests.next(), rate == 0 ? now : due, NOTHING);
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
    ObjectNode mark() {
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
        ObjectNode millis = since.putObject("latencyMillis");
        for (double percentile : new double[] {50, 90, 99, 99.9}) {
            millis.put("p" + (percentile == 99.9 ? "99.9" : String.valueOf((int) percentile)), at(percentile));
        }
        millis.put("max", latency.getMaxValue() / 1e6);
        latency.reset();
        statuses.clear();
        lost = 0;
        markedAt = now;
        markedSent = sent;
        return since;
    }

    private double at(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }
}
