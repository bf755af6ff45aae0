package io.rivulet.bench.acknowledged;

import io.rivulet.backing.BackingServices;
import io.rivulet.bench.http.Connections;
import io.rivulet.bench.stand.WrittenRecords;
import io.rivulet.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a collector and its broker again and again under load, and at the end holds what was acknowledged against what
 * is in the topics.
 */
public final class AcknowledgedRun {

    private static final int CONNECTIONS = 24;
    private static final double BATCHES_A_SECOND = 150;
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int MOST_CALM = 1500;
    private static final int MOST_TROUBLE = 6500;

    private final List<Fault> faults;
    private final Random random;
    private final Ledger ledger;
    private final Consumer<String> progress;

    /**
     * Prepares a run.
     *
     * @param faults one for each round
     * @param progress hears a line about each round
     */
    public AcknowledgedRun(List<Fault> faults, long seed, Consumer<String> progress) {
        this.faults = faults;
        this.random = new Random(seed);
        this.ledger = new Ledger(BATCHES_A_SECOND, seed);
        this.progress = progress;
    }

    /** So many rounds in which every fault has its turn, in an order that the seed decides. */
    public static List<Fault> faults(int rounds, long seed) {
        Random random = new Random(seed);
        List<Fault> all = new ArrayList<>();
        while (all.size() < rounds) {
            List<Fault> turns = Arrays.asList(Fault.values());
            Collections.shuffle(turns, random);
            all.addAll(turns);
        }
        return all.subList(0, rounds);
    }

    /** Runs it; blocks until everything that was sent is acknowledged. */
    public Account run(List<String> javaOptions) throws InterruptedException {
        try (Ground ground = Ground.start(javaOptions)) {
            Thread sender = new Thread(() -> send(ground), "sender");
            sender.start();
            int number = 0;
            for (Fault fault : faults) {
                round(ground, fault, ++number);
            }
            ledger.noMore();
            sender.join();
            return account(ground);
        }
    }

    private void send(Ground ground) {
        long[] end = {Long.MAX_VALUE};
        try (var connections = new Connections(ground.collector().port(), CONNECTIONS, ledger)) {
            connections.run(() -> !ledger.isSettled() && System.nanoTime() < end(end));
        }
    }

    /** Once nothing new is sent, all that is left must be acknowledged in time. */
    private long end(long[] end) {
        if (end[0] == Long.MAX_VALUE && ledger.isClosed()) {
            end[0] = System.nanoTime() + RECOVERY.toNanos();
        }
        return end[0];
    }

    private void round(Ground ground, Fault fault, int number) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(MOST_CALM));
        fault.strike(ground);
        int trouble = 50 + random.nextInt(MOST_TROUBLE);
        TimeUnit.MILLISECONDS.sleep(trouble);
        fault.mend(ground);
        long mended = System.nanoTime();
        await(() -> ledger.acknowledgedAt() > mended, fault);
        progress.accept(String.format(
                "round %d of %d: %s for %d ms, acknowledging again after %d ms",
                number, faults.size(), fault, trouble, (ledger.acknowledgedAt() - mended) / 1_000_000));
    }

    private static void await(BooleanSupplier done, Fault fault) throws InterruptedException {
        long end = System.nanoTime() + RECOVERY.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Nothing is acknowledged a minute after " + fault + " was mended");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Account account(Ground ground) {
        try (var written = new WrittenRecords(ground.broker().address())) {
            Map<Integer, Integer> times = new TreeMap<>();
            String registry = BackingServices.registry();
            written.forEach(
                    Topics.USER_EVENTS, registry, event -> times.merge(number(event.getEventId()), 1, Integer::sum));
            written.forEach(
                    Topics.REJECTED_EVENTS,
                    registry,
                    event -> times.merge(number(event.getEventId()), 1, Integer::sum));
            return Account.of(ledger, times, faults.size());
        }
    }

    /** Events are called e and their number: a bare 0 would name nobody. */
    private static int number(@Nullable String eventId) {
        return Integer.parseInt(Objects.requireNonNull(eventId).substring(1));
    }
}
