package io.rivulet.bench.streams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.JavaProcess;
import io.rivulet.bench.Options;
import io.rivulet.bench.load.LoadProcess;
import io.rivulet.bench.measure.Measured;
import io.rivulet.bench.measure.Scenarios;
import io.rivulet.bench.measure.Window;
import io.rivulet.bench.stand.CollectorProcess;
import io.rivulet.bench.stand.Progress;
import io.rivulet.bench.stand.Stand;
import io.rivulet.bench.stand.StreamsNode;
import io.rivulet.deploy.local.Part;
import io.rivulet.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** What can be measured of a streams service, one method each. */
public final class StreamsScenarios {

    // Of what waits in the topic: the first part is read while code is compiled, the last while the end comes near.
    private static final double WARM_AT = 0.3;
    private static final double DONE_AT = 0.95;
    private static final int USUAL_RATE = 1_000;
    private static final int EVENTS_OF_A_LIVE_VISITOR = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration STUCK_AFTER = Duration.ofSeconds(90);

    private final Stand stand;
    private final Options options;

    public StreamsScenarios(Stand stand, Options options) {
        this.stand = stand;
        this.options = options;
    }

    /** A topology that only counts, on the same records. */
    public Measured bareStreams() {
        return bare("bare-streams", BareTopology.class);
    }

    /** A topology that counts each event once, however often it arrives, and passes it on, and does nothing else. */
    public Measured bareOnce() {
        return bare("bare-once", OnceTopology.class);
    }

    private void fill() {
        Filling.upTo(stand, options.events(1_000_000), options.visitors(Visits.AT_THE_SAME_TIME));
    }

    private Measured bare(String application, Class<?> topology) {
        fill();
        List<String> words = new ArrayList<>(Part.SESSIONIZER.jvmOptions());
        words.addAll(options.javaOptions());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), topology.getName()));
        words.addAll(List.of(
                stand.broker().address(),
                application,
                stand.folder().path().resolve(application).toString(),
                Topics.USER_EVENTS.name()));
        try (JavaProcess process =
                JavaProcess.logging(words, Map.of(), stand.folder().path().resolve(application + ".log"))) {
            return new Measured(application, "record", catchingUp(process, application));
        }
    }

    /** The sessionizer, on what waits in its topic. */
    public Measured sessionizer() {
        fill();
        try (var node = StreamsNode.start(Part.SESSIONIZER, "catching-up", stand, options.javaOptions())) {
            return new Measured("sessionizer-catching-up", "record", catchingUp(node.process(), node.application()));
        }
    }

    /** How much disk and memory visitors take who are all there at the same time. */
    public LiveVisitors liveVisitors() {
        int visitors = options.events(3_000_000) / EVENTS_OF_A_LIVE_VISITOR;
        Filling.withVisitors(stand, visitors, EVENTS_OF_A_LIVE_VISITOR);
        try (var node = StreamsNode.start(Part.SESSIONIZER, "live-visitors", stand, options.javaOptions());
                var progress = new Progress(stand.broker().address(), node.application(), Topics.USER_EVENTS.name())) {
            reach(node.process(), progress, (long) visitors * EVENTS_OF_A_LIVE_VISITOR);
            return new LiveVisitors(
                    visitors,
                    EVENTS_OF_A_LIVE_VISITOR,
                    bytes(node.state()),
                    node.process().residentKilobytes() * 1024);
        }
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(StreamsScenarios::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that was there a moment ago may have been put into another. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** From the collector through the sessionizer, at a fixed pace: how long after its arrival an event is told of. */
    public Measured latency() {
        try (var node = StreamsNode.start(Part.SESSIONIZER, "telling", stand, options.javaOptions());
                var told = new Told(stand.broker().address(), BackingServices.registry());
                var load = LoadProcess.start(
                        stand.collector().port(),
                        Scenarios.PATH,
                        CollectorProcess.WRITE_KEY,
                        1,
                        options.connections(),
                        options.rate(USUAL_RATE))) {
            awaitFirst(told);
            sleep(options.warmUp());
            load.mark();
            told.takeMillis();
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < options.windows(); i++) {
                windows.add(telling(node.process(), load, told));
            }
            return new Measured("told-latency", "event", windows);
        }
    }

    private static void awaitFirst(Told told) {
        long deadline = System.nanoTime() + STUCK_AFTER.toNanos();
        while (told.events() == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Nothing is told of any event");
            }
            sleep(BETWEEN_LOOKS);
        }
    }

    private Window telling(JavaProcess node, LoadProcess load, Told told) {
        long start = System.nanoTime();
        Duration cpu = node.cpu();
        long before = told.events();
        sleep(options.window());
        long events = told.events() - before;
        ObjectNode seen = load.mark();
        seen.set("acknowledgedAfterMillis", seen.path("latencyMillis"));
        ObjectNode millis = seen.putObject("latencyMillis");
        Histogram waited = told.takeMillis();
        millis.put("p50", waited.getValueAtPercentile(50))
                .put("p90", waited.getValueAtPercentile(90))
                .put("p99", waited.getValueAtPercentile(99))
                .put("p99.9", waited.getValueAtPercentile(99.9))
                .put("max", waited.getMaxValue());
        return new Window(node.cpu().minus(cpu), (System.nanoTime() - start) / 1e9, Math.max(1, events), seen);
    }

    private List<Window> catchingUp(JavaProcess process, String application) {
        long all = stand.written().count(Topics.USER_EVENTS);
        List<Window> windows = new ArrayList<>();
        try (var progress = new Progress(stand.broker().address(), application, Topics.USER_EVENTS.name())) {
            long from = reach(process, progress, (long) (all * WARM_AT));
            for (int i = 1; i <= options.windows(); i++) {
                long start = System.nanoTime();
                Duration cpu = process.cpu();
                long to = reach(
                        process, progress, (long) (all * (WARM_AT + (DONE_AT - WARM_AT) * i / options.windows())));
                windows.add(new Window(process.cpu().minus(cpu), (System.nanoTime() - start) / 1e9, to - from, null));
                from = to;
            }
        }
        return windows;
    }

    private static long reach(JavaProcess process, Progress progress, long goal) {
        long known = progress.records();
        long movedAt = System.nanoTime();
        while (known < goal) {
            sleep(BETWEEN_LOOKS);
            long now = progress.records();
            if (now > known) {
                known = now;
                movedAt = System.nanoTime();
            }
            if (!process.isAlive() || System.nanoTime() - movedAt > STUCK_AFTER.toNanos()) {
                throw new IllegalStateException("It came to record " + known + " and no further");
            }
        }
        return known;
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
