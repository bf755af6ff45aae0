package io.rivulet.bench.fuzz;

import io.rivulet.bench.http.Connections;
import io.rivulet.bench.load.WallClock;
import io.rivulet.bench.stand.CollectorProcess;
import io.rivulet.bench.stand.Stand;
import io.rivulet.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends spoilt requests to a collector of its own and looks at what is left of it afterwards. */
public final class FuzzRun {

    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // Who announces more than they send must not keep a connection for long.
    private static final Map<String, String> SETTINGS = Map.of("RIVULET_BODY_TIMEOUT", "PT1S");

    private final long seed;
    private final int from;
    private final int requests;
    private final Consumer<String> progress;

    /**
     * Prepares a run.
     *
     * @param from the number of the first request
     * @param progress hears a line now and then
     */
    public FuzzRun(long seed, int from, int requests, Consumer<String> progress) {
        this.seed = seed;
        this.from = from;
        this.requests = requests;
        this.progress = progress;
    }

    /** Runs it. */
    public FuzzReport run(List<String> javaOptions) throws InterruptedException {
        var fuzzer = new Fuzzer(Seed.all(), seed, WallClock.now().toString());
        try (Stand stand = Stand.start(javaOptions, SETTINGS)) {
            CollectorProcess collector = stand.collector();
            int warmUp = requests / 5;
            // What is made once is made by then.
            var first = new FuzzTraffic(fuzzer, from, warmUp);
            send(first, collector);
            Remains before = Remains.of(collector);
            var rest = new FuzzTraffic(fuzzer, from + warmUp, requests - warmUp);
            send(rest, collector);
            Remains after = Remains.of(collector);
            return FuzzReport.of(
                    List.of(first, rest),
                    new FuzzReport.Counted(
                            collector.metric("rivulet_collector_events_accepted_total"),
                            collector.metric("rivulet_collector_events_rejected_total"),
                            stand.written().count(Topics.USER_EVENTS),
                            stand.written().count(Topics.REJECTED_EVENTS)),
                    before,
                    after);
        }
    }

    private void send(FuzzTraffic traffic, CollectorProcess collector) throws InterruptedException {
        long[] told = {System.nanoTime()};
        try (var connections = new Connections(collector.port(), CONNECTIONS, traffic, PATIENCE)) {
            connections.run(() -> {
                if (System.nanoTime() - told[0] > TimeUnit.SECONDS.toNanos(10)) {
                    told[0] = System.nanoTime();
                    progress.accept(String.format("%,d requests, %d complaints", traffic.done(), traffic.wrong()));
                }
                return traffic.goesOn();
            });
        }
        // A closed connection is not closed at once on the other side.
        TimeUnit.SECONDS.sleep(2);
    }
}
