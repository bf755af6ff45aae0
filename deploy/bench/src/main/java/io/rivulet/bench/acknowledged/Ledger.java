package io.rivulet.bench.acknowledged;

import io.rivulet.bench.http.Answer;
import io.rivulet.bench.http.Shot;
import io.rivulet.bench.http.Traffic;
import io.rivulet.bench.load.WallClock;
import io.rivulet.bench.stand.CollectorProcess;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sender that keeps its own account: it sends batches of new events, sends what was not acknowledged again, unchanged,
 * and remembers which events were. Every third batch has one event that can't be accepted.
 */
final class Ledger implements Traffic {

    private static final String PATH = "/api/analytics/events";
    private static final int MOST = 12;
    private static final long SECOND = 1_000_000_000L;
    private static final long PAUSE = SECOND / 10;

    private final Random random;
    private final double rate;
    private final long start = System.nanoTime();
    private final Queue<Batch> again = new ArrayDeque<>();
    private final BitSet acknowledged = new BitSet();
    private final BitSet sentOnce = new BitSet();
    private final Map<String, Integer> answers = new TreeMap<>();
    private int events;
    private int batches;
    private int wrong;
    private long nextAt = start;
    private volatile long acknowledgedAt;
    private volatile boolean open = true;

    /** Events with these numbers; the bad one, if there is one, is the last. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    private record Batch(int first, int good, int bad, byte[] bytes) {}

    /** Sends so many batches a second, and more where some are sent again. */
    Ledger(double rate, long seed) {
        this.rate = rate;
        this.random = new Random(seed);
    }

    /** From now on only what is not acknowledged yet is sent. */
    void noMore() {
        open = false;
    }

    /** When the last events were acknowledged, on the clock of {@link System#nanoTime}. */
    long acknowledgedAt() {
        return acknowledgedAt;
    }

    boolean isClosed() {
        return !open;
    }

    /** Whether everything that was ever sent is acknowledged, and nothing more will be sent. */
    boolean isSettled() {
        return !open && acknowledged.cardinality() == events;
    }

    /** Numbers of the events that were acknowledged, accepted or rejected. */
    BitSet acknowledged() {
        return acknowledged;
    }

    /** Numbers of the events that were sent only once. */
    BitSet sentOnce() {
        return sentOnce;
    }

    int events() {
        return events;
    }

    /** How often each answer was given. */
    Map<String, Integer> answers() {
        return answers;
    }

    /** Answers that are neither yes nor "later", or that miscount. */
    int wrong() {
        return wrong;
    }

    @Override
    public @Nullable Shot next() {
        long now = System.nanoTime();
        if (now < nextAt) {
            return null;
        }
        Batch batch = again.poll();
        if (batch == null && !open) {
            return null;
        }
        if (batch == null) {
            batch = fresh();
            sentOnce.set(batch.first(), batch.first() + batch.good() + batch.bad());
        } else {
            sentOnce.clear(batch.first(), batch.first() + batch.good() + batch.bad());
        }
        nextAt = Math.max(nextAt + (long) (SECOND / rate), now - PAUSE);
        return new Shot(ByteBuffer.wrap(batch.bytes()), now, batch);
    }

    @Override
    public void answered(Shot shot, Answer answer) {
        Batch batch = (Batch) shot.tag();
        count("answered " + answer.status());
        if (answer.status() == 202 && counts(batch, answer)) {
            acknowledged.set(batch.first(), batch.first() + batch.good() + batch.bad());
            acknowledgedAt = System.nanoTime();
            return;
        }
        boolean later = answer.status() == 503 && answer.header("Retry-After").isPresent();
        if (!later) {
            wrong++;
        }
        again.add(batch);
        nextAt = System.nanoTime() + PAUSE;
    }

    @Override
    public void lost(Shot shot) {
        count("connection lost");
        again.add((Batch) shot.tag());
        nextAt = System.nanoTime() + PAUSE;
    }

    private void count(String what) {
        answers.merge(what, 1, Integer::sum);
    }

    private static boolean counts(Batch batch, Answer answer) {
        return answer.body().startsWith("{\"accepted\":" + batch.good() + ",\"rejected\":" + batch.bad() + ",");
    }

    private Batch fresh() {
        int good = 1 + random.nextInt(MOST);
        int bad = batches % 3 == 0 ? 1 : 0;
        var body = new StringBuilder("{\"events\":[");
        for (int i = 0; i < good; i++) {
            body.append("{\"eventId\":\"")
                    .append("e")
                    .append(events + i)
                    .append("\",\"eventType\":\"click\",\"timestamp\":\"");
            body.append(WallClock.now())
                    .append("\",\"visitorId\":\"v")
                    .append(random.nextInt(1000))
                    .append("\"},");
        }
        // Without a name it is no event.
        body.append(bad == 0 ? "" : "{\"eventId\":\"e" + (events + good) + "\",\"visitorId\":\"v\"},");
        body.setLength(body.length() - 1);
        body.append("]}");
        String request = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nX-Write-Key: " + CollectorProcess.WRITE_KEY
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        Batch batch = new Batch(events, good, bad, request.getBytes(StandardCharsets.US_ASCII));
        events += good + bad;
        batches++;
        return batch;
    }
}
