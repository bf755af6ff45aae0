package io.rivulet.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Somebody who asks for one known visitor after the other, so many times a second whatever comes back, and judges every
 * answer. Times count from the moment at which a question was due.
 */
final class Reads implements AutoCloseable {

    private static final int AT_ONCE = 64;
    private static final long STRETCH_MILLIS = 250;

    private final ExecutorService asking = Executors.newFixedThreadPool(AT_ONCE);
    private final Thread clock;
    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final List<Read> done = Collections.synchronizedList(new ArrayList<>());
    private final long start = System.nanoTime();

    /**
     * A question and what came of it.
     *
     * @param dueMillis since the first
     * @param millis until the answer was there
     * @param failure why there was none
     * @param wrong what the answer should not have said
     */
    record Read(long dueMillis, long millis, Optional<String> failure, long stalenessMs, Optional<String> wrong) {

        boolean isFresh() {
            return failure.isEmpty() && stalenessMs == 0;
        }
    }

    /** Starts at once; the judge says what is wrong with an answer. */
    Reads(QueryApi query, List<String> visitors, int perSecond, Function<JsonNode, Optional<String>> judge) {
        long nanosEach = Duration.ofSeconds(1).toNanos() / perSecond;
        clock = new Thread(
                () -> {
                    for (long n = 0; goesOn.get(); n++) {
                        long due = start + n * nanosEach;
                        String visitor = visitors.get((int) (n % visitors.size()));
                        pauseUntil(due);
                        asking.execute(() -> done.add(read(query, visitor, due, judge)));
                    }
                },
                "reads");
        clock.start();
    }

    /** For how long it has been asking, in milliseconds. */
    long millis() {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** All that was asked since a moment, when no question is open any more. */
    List<Read> stop(long sinceMillis) {
        close();
        return done.stream().filter(read -> read.dueMillis() >= sinceMillis).toList();
    }

    /** So far. */
    List<Read> soFar() {
        return List.copyOf(done);
    }

    /** For how long, since a moment, answers were stale or missing: all stretches in which any was. */
    static long millisNotFresh(List<Read> reads, long sinceMillis) {
        return reads.stream()
                        .filter(read -> !read.isFresh())
                        .map(read -> (read.dueMillis() - sinceMillis) / STRETCH_MILLIS)
                        .distinct()
                        .count()
                * STRETCH_MILLIS;
    }

    /** Within which time 95 of 100 were answered. */
    static long millis95(List<Read> reads) {
        return at(reads.stream().mapToLong(Read::millis).sorted().toArray(), 0.95);
    }

    /** Numbers worth printing. */
    static String summary(List<Read> reads) {
        long[] millis = reads.stream().mapToLong(Read::millis).sorted().toArray();
        return "%,d reads, %d failed, %d stale by at most %d ms, %d wrong, p50 %d ms, p99 %d ms, max %d ms"
                .formatted(
                        reads.size(),
                        reads.stream()
                                .filter(read -> read.failure().isPresent())
                                .count(),
                        reads.stream().filter(read -> read.stalenessMs() > 0).count(),
                        reads.stream().mapToLong(Read::stalenessMs).max().orElse(0),
                        reads.stream().filter(read -> read.wrong().isPresent()).count(),
                        at(millis, 0.5),
                        at(millis, 0.99),
                        LongStream.of(millis).max().orElse(0));
    }

    @Override
    public void close() {
        goesOn.set(false);
        try {
            clock.join();
            asking.shutdown();
            if (!asking.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Questions are still open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Read read(QueryApi query, String visitor, long due, Function<JsonNode, Optional<String>> judge) {
        Optional<String> failure = Optional.empty();
        Optional<String> wrong = Optional.empty();
        long staleness = 0;
        try {
            Http.Reply reply = query.get("/api/analytics/insights/" + visitor);
            if (reply.status() == 200) {
                wrong = judge.apply(reply.json()).map(what -> visitor + ": " + what);
                staleness = reply.json().path("stalenessMs").asLong();
            } else if (reply.status() == 404) {
                wrong = Optional.of(visitor + " is unknown");
            } else {
                failure = Optional.of(reply.status() + " " + reply.body());
            }
        } catch (UncheckedIOException e) {
            failure = Optional.of(e.toString());
        }
        long now = System.nanoTime();
        return new Read((due - start) / 1_000_000, (now - due) / 1_000_000, failure, staleness, wrong);
    }

    private static void pauseUntil(long due) {
        try {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    }
}
