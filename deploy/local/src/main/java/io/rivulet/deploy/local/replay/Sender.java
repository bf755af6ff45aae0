package io.rivulet.deploy.local.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends its share of the visitors' events, one request after the other, so that each visitor's come in order; a request
 * that fails is made again with the same ids until the collector has answered it.
 */
final class Sender implements Runnable {

    /** The collector's limit on a server key's body is 4 MB; the rest is the frame around the events. */
    private static final int MOST_BYTES = 3_900_000;

    /** How long a batch waits to fill up, once its first event is there. */
    private static final Duration LINGER = Duration.ofMillis(100);

    private final int number;
    private final CollectorClient collector;
    private final int batchSize;
    private final Duration patience;
    private final Deliveries deliveries;
    private final Abort abort;
    private final BlockingQueue<Outgoing> waiting;
    private @Nullable Outgoing held;

    Sender(int number, CollectorClient collector, ReplayOptions options, Deliveries deliveries, Abort abort) {
        this.number = number;
        this.collector = collector;
        this.batchSize = options.batch();
        this.patience = options.patience();
        this.deliveries = deliveries;
        this.abort = abort;
        this.waiting = new ArrayBlockingQueue<>(2 * options.batch());
    }

    /** Hands an event over; waits while too many are waiting already. */
    void offer(Outgoing event) throws InterruptedException {
        while (!waiting.offer(event, 100, TimeUnit.MILLISECONDS)) {
            abort.check();
        }
        abort.check();
    }

    /** Nothing comes any more. */
    void end() throws InterruptedException {
        offer(Outgoing.END);
    }

    @Override
    public void run() {
        try {
            for (List<Outgoing> batch = next(); !batch.isEmpty(); batch = next()) {
                deliver(batch);
            }
        } catch (ReplayStopped e) {
            abort.because(e);
        } catch (InterruptedException e) {
            abort.because(new ReplayStopped("interrupted"));
        } catch (RuntimeException e) {
            abort.because(new ReplayStopped("a sender failed: " + e));
        }
    }

    private List<Outgoing> next() throws InterruptedException {
        List<Outgoing> batch = new ArrayList<>(batchSize);
        Outgoing event = held == null ? waiting.take() : held;
        held = null;
        long until = System.nanoTime() + LINGER.toNanos();
        int bytes = 0;
        while (event != null && !event.isEnd()) {
            bytes += event.json().length + 1;
            if (bytes > MOST_BYTES && !batch.isEmpty()) {
                held = event;
                return batch;
            }
            batch.add(event);
            if (batch.size() == batchSize) {
                return batch;
            }
            event = waiting.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
        if (event != null && event.isEnd() && !batch.isEmpty()) {
            held = event;
        }
        return batch;
    }

    private void deliver(List<Outgoing> batch) throws InterruptedException {
        Backoff backoff = new Backoff(RandomGenerator.getDefault());
        long started = System.nanoTime();
        while (true) {
            Answer answer = collector.post(batch);
            if (answer instanceof Answer.Taken taken) {
                deliveries.taken(number, batch, taken);
                return;
            }
            if (answer instanceof Answer.Refused refused) {
                throw new ReplayStopped("the collector refuses the request: " + refused.why());
            }
            Answer.TryLater later = (Answer.TryLater) answer;
            deliveries.againLater(later.why());
            Duration wait = backoff.next(later.notBefore());
            if (System.nanoTime() - started + wait.toNanos() > patience.toNanos()) {
                throw new ReplayStopped(
                        "the collector took nothing for " + patience.toSeconds() + " s: " + later.why());
            }
            abort.await(wait);
        }
    }
}
