package io.rivulet.query.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Lets everybody ask so often, on this pod: a bucket of as many requests as a minute has, which fills evenly. Only those
 * who were let in have one, so that strangers can't make it hold more.
 */
@ApplicationScoped
class Throttle {

    private static final int MOST = 10_000;

    private final Map<String, Entry> buckets = new ConcurrentHashMap<>();
    private final QueryConfig config;

    Throttle(QueryConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.reader().requestsPerMinute() < 1) {
            throw new IllegalArgumentException("rivulet.reader.requests-per-minute is at least 1");
        }
    }

    private record Entry(int limit, Bucket bucket) {}

    /**
     * What became of a request.
     *
     * @param limit requests a minute
     * @param remaining how many more would pass right now
     * @param resetSeconds after how long the bucket is full again
     * @param waitSeconds after how long the next one passes; 0 when this one did
     */
    record Pass(int limit, long remaining, long resetSeconds, long waitSeconds) {

        boolean isGranted() {
            return waitSeconds == 0;
        }
    }

    /** Takes one request of who asks. */
    Pass take(Caller caller) {
        Integer own = caller.requestsPerMinute();
        int limit = own == null ? config.reader().requestsPerMinute() : own;
        if (buckets.size() > MOST) {
            // A full bucket is as good as none.
            buckets.values().removeIf(entry -> entry.bucket().getAvailableTokens() >= entry.limit());
        }
        Entry entry = buckets.compute(
                caller.id(), (id, known) -> known != null && known.limit() == limit ? known : made(limit));
        ConsumptionProbe probe = entry.bucket().tryConsumeAndReturnRemaining(1);
        return new Pass(
                limit,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private static Entry made(int limit) {
        return new Entry(
                limit,
                Bucket.builder()
                        .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, Duration.ofMinutes(1)))
                        .build());
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
