package io.rivulet.collector.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A bucket of tokens for each of those who send, for as many as fit. A bucket that nobody has used for its rate's time
 * is full again, as a new one is: it is forgotten. When there is no room, those who came once make it for those who
 * come often, so that a flood from ever new addresses does not make it forget whom it must hold back.
 *
 * @param <K> who sends
 */
final class Buckets<K> {

    private final Cache<K, Entry> buckets;
    private final TimeMeter time;

    /** A bucket, and the rate that it was made for: settings may change. */
    private record Entry(Rate rate, Bucket bucket) {}

    Buckets(int max, TimeMeter time) {
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(max)
                .ticker(time::currentTimeNanos)
                .expireAfter(Expiry.<K, Entry>accessing((who, entry) -> lifetime(entry)))
                .executor(Runnable::run)
                .build();
    }

    /** What one must wait before the next one passes, in nanoseconds; 0 when it has just passed. */
    long take(K who, Rate rate) {
        if (rate.isOff()) {
            return 0;
        }
        Bucket bucket = bucket(who, rate);
        return bucket.tryConsume(1) ? 0 : wait(bucket);
    }

    /** The same without taking one; who is not remembered owes nothing, and is not remembered for being asked about. */
    long look(K who, Rate rate) {
        Entry entry = rate.isOff() ? null : buckets.getIfPresent(who);
        return entry == null || !entry.rate().equals(rate) ? 0 : wait(entry.bucket());
    }

    /** Takes so many, be they there or not: what is owed must come in before anything passes again. */
    void book(K who, Rate rate, long count) {
        if (!rate.isOff() && count > 0) {
            bucket(who, rate).consumeIgnoringRateLimits(count);
            // Now that it owes, it must be remembered for longer.
            var unused = buckets.getIfPresent(who);
        }
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private static long wait(Bucket bucket) {
        return bucket.getAvailableTokens() > 0
                ? 0
                : Math.max(1, bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(K who, Rate rate) {
        Entry entry = buckets.get(who, unknown -> made(rate));
        if (!entry.rate().equals(rate)) {
            entry = made(rate);
            buckets.put(who, entry);
        }
        return entry.bucket();
    }

    private Entry made(Rate rate) {
        return new Entry(
                rate,
                Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.per()))
                        .build());
    }

    // Who owes is remembered until it is paid, but no longer than a day.
    private static Duration lifetime(Entry entry) {
        long owed = Math.max(0, -entry.bucket().getAvailableTokens());
        double times = 1 + (double) owed / entry.rate().count();
        long nanos = (long) Math.min(times * entry.rate().per().toNanos(), (double) TimeUnit.DAYS.toNanos(1));
        return Duration.ofNanos(nanos);
    }
}
