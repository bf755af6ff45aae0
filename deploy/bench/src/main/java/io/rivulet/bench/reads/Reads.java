package io.rivulet.bench.reads;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.backing.FreePorts;
import io.rivulet.backing.JavaProcess;
import io.rivulet.bench.Options;
import io.rivulet.bench.http.Connections;
import io.rivulet.bench.load.Load;
import io.rivulet.bench.load.LoadProcess;
import io.rivulet.bench.measure.BareHttpServer;
import io.rivulet.bench.measure.Measured;
import io.rivulet.bench.measure.ProcessorTime;
import io.rivulet.bench.measure.Scenarios;
import io.rivulet.bench.measure.Window;
import io.rivulet.bench.stand.Browser;
import io.rivulet.bench.stand.Folder;
import io.rivulet.deploy.local.FleetConfig;
import io.rivulet.deploy.local.LocalFleet;
import io.rivulet.deploy.local.Part;
import io.rivulet.deploy.local.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What can be asked of the whole fleet, on the machine on which the load is made too. */
public final class Reads implements AutoCloseable {

    private static final int PEOPLE = 2_000;
    private static final int READS_A_SECOND = 500;
    private static final int EVENTS_A_SECOND = 500;
    private static final int CONNECTIONS = 32;
    private static final int LISTENERS = 200;
    private static final int IDLE_LISTENERS = 10_000;
    private static final int SPOKEN_A_SECOND = 10;

    private final Options options;
    private final Folder folder;
    private final LocalFleet fleet;
    private final Visitors visitors;

    private Reads(Options options, Folder folder, LocalFleet fleet) {
        this.options = options;
        this.folder = folder;
        this.fleet = fleet;
        this.visitors = new Visitors(fleet);
    }

    /** Starts a fleet, and returns when it knows some people. */
    public static Reads start(Options options) throws InterruptedException {
        Folder folder = Folder.temporary();
        FleetConfig free = FleetConfig.onFreePorts(folder.path());
        letAllIn(free.home());
        var config = new FleetConfig(
                free.home(), free.ports(), free.bindAddress(), options.javaOptions(), free.adminToken());
        var reads = new Reads(options, folder, LocalFleet.start(config, Progress.silent()));
        try {
            reads.visitors.come(PEOPLE);
        } catch (RuntimeException | InterruptedException e) {
            reads.close();
            throw e;
        }
        return reads;
    }

    /** All load comes from one address: what is measured is how soon it shows, not how much of it is let in. */
    private static void letAllIn(Path home) {
        try {
            Files.writeString(
                    home.resolve("sites.properties"), """
                    rivulet.sites.demo.write-keys=%s
                    rivulet.sites.demo.server-keys=%s
                    rivulet.sites.demo.consent-when-absent=granted
                    rivulet.sites.demo.limits.address=off
                    rivulet.sites.demo.limits.address-events=off
                    """.formatted(LocalFleet.WRITE_KEY, LocalFleet.SERVER_KEY));
        } catch (IOException e) {
            throw new UncheckedIOException("The site can't be written", e);
        }
    }

    /** The least that a server can do with a request at the same pace. */
    public Measured bareHttp() {
        int port = FreePorts.one();
        List<String> words = new ArrayList<>(Part.QUERY.jvmOptions());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), BareHttpServer.class.getName()));
        words.add(String.valueOf(port));
        String request = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}";
        try (JavaProcess server = JavaProcess.talking(words)) {
            server.hear();
            return asked("bare-http", port, server.pid(), () -> bytes(request));
        }
    }

    /** How long somebody waits who asks for insights. */
    public Measured insights() {
        return asked("insights", fleet.config().port(Part.QUERY), pid(Part.QUERY), new Supplier<>() {
            private int asked;

            @Override
            public ByteBuffer get() {
                return bytes("GET /api/analytics/insights/" + Visitors.name(asked++ % PEOPLE)
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + fleet.adminToken()
                        + "\r\nAccept: application/json\r\n\r\n");
            }
        });
    }

    /**
     * How long after its acknowledgement an event is shown, while so many a second come: to whom asks again and again, and
     * to whom asks once for nothing older. What it costs is that of the whole fleet, the stores and the database included,
     * and of each of its parts.
     */
    public List<Measured> visible() throws InterruptedException {
        List<Window> polled = new ArrayList<>();
        List<Window> atLeast = new ArrayList<>();
        Map<Part, List<Window>> ofParts = new EnumMap<>(Part.class);
        try (var samples = new Samples(visitors);
                var load = LoadProcess.start(
                        fleet.config().port(Part.COLLECTOR),
                        Scenarios.PATH,
                        LocalFleet.WRITE_KEY,
                        1,
                        CONNECTIONS,
                        options.rate(EVENTS_A_SECOND) - Samples.A_SECOND)) {
            TimeUnit.NANOSECONDS.sleep(options.warmUp().toNanos());
            load.mark();
            samples.polled().take();
            samples.atLeast().take();
            for (int i = 0; i < options.windows(); i++) {
                Map<Part, Duration> cpu = cpuOfParts();
                TimeUnit.NANOSECONDS.sleep(options.window().toNanos());
                Map<Part, Duration> spent = cpuOfParts();
                spent.replaceAll((part, after) -> after.minus(cpu.getOrDefault(part, Duration.ZERO)));
                var background = load.mark();
                double seconds = background.path("seconds").asDouble();
                long events = accepted(background) + Math.round(seconds * Samples.A_SECOND);
                Duration all = spent.values().stream().reduce(Duration.ZERO, Duration::plus);
                polled.add(new Window(all, seconds, events, samples.polled().take()));
                atLeast.add(new Window(all, seconds, events, samples.atLeast().take()));
                spent.forEach((part, its) -> ofParts.computeIfAbsent(part, any -> new ArrayList<>())
                        .add(new Window(its, seconds, events, null)));
            }
        }
        List<Measured> all = new ArrayList<>();
        all.add(new Measured("visible", "event", polled));
        all.add(new Measured("visible-at-least", "event", atLeast));
        ofParts.forEach((part, windows) -> all.add(new Measured("  " + part.title(), "event", windows)));
        return all;
    }

    /**
     * How soon everybody who listens hears of an event after its acknowledgement, while so many a second come. What it
     * costs is that of the query service.
     */
    public List<Measured> live() throws InterruptedException {
        List<Window> windows = new ArrayList<>();
        try (var speaking = Speaking.to(fleet, visitors, options.listeners(LISTENERS), SPOKEN_A_SECOND);
                var load = LoadProcess.start(
                        fleet.config().port(Part.COLLECTOR),
                        Scenarios.PATH,
                        LocalFleet.WRITE_KEY,
                        1,
                        CONNECTIONS,
                        options.rate(EVENTS_A_SECOND) - SPOKEN_A_SECOND)) {
            TimeUnit.NANOSECONDS.sleep(options.warmUp().toNanos());
            load.mark();
            speaking.take();
            for (int i = 0; i < options.windows(); i++) {
                Duration cpu = cpuOf(pid(Part.QUERY));
                TimeUnit.NANOSECONDS.sleep(options.window().toNanos());
                Duration spent = cpuOf(pid(Part.QUERY)).minus(cpu);
                var background = load.mark();
                double seconds = background.path("seconds").asDouble();
                long events = accepted(background) + Math.round(seconds * SPOKEN_A_SECOND);
                windows.add(new Window(spent, seconds, events, speaking.take()));
            }
            speaking.assertAllHeard();
        }
        return List.of(new Measured("live", "event", windows));
    }

    /** How many can listen while next to nothing happens, and what that costs the query service. */
    public Held liveIdle() throws InterruptedException {
        long pid = pid(Part.QUERY);
        long residentBefore = Held.residentBytes(pid);
        long since = System.nanoTime();
        try (var speaking = Speaking.to(fleet, visitors, options.listeners(IDLE_LISTENERS), 1)) {
            double secondsToBegin = (System.nanoTime() - since) / 1e9;
            TimeUnit.NANOSECONDS.sleep(options.warmUp().toNanos());
            speaking.take();
            Duration cpu = cpuOf(pid);
            TimeUnit.NANOSECONDS.sleep(
                    options.window().multipliedBy(options.windows()).toNanos());
            Duration spent = cpuOf(pid).minus(cpu);
            long resident = Held.residentBytes(pid) - residentBefore;
            var heard = speaking.take();
            speaking.assertAllHeard();
            return new Held(
                    speaking.listening(),
                    secondsToBegin,
                    resident,
                    spent.toNanos()
                            / 1e9
                            / options.window().multipliedBy(options.windows()).toSeconds(),
                    heard);
        }
    }

    private static long accepted(JsonNode background) {
        long accepted = background.path("statuses").path("202").asLong();
        if (accepted < LoadProcess.answers(background)) {
            throw new IllegalStateException("Not everything was taken: " + background.path("statuses"));
        }
        return accepted;
    }

    /**
     * The live view in a browser: how soon an event that comes alone is on the screen, and then what so many a second do
     * to its memory and its frames.
     *
     * @param out takes what is said meanwhile
     */
    public JsonNode liveView(Consumer<String> out) {
        return Browser.run(
                "live.mjs",
                fleet.url(Part.QUERY),
                fleet.adminToken(),
                List.of(
                        fleet.url(Part.COLLECTOR),
                        LocalFleet.WRITE_KEY,
                        "demo",
                        String.valueOf(options.rate(EVENTS_A_SECOND)),
                        String.valueOf(options.window().toSeconds()),
                        String.valueOf(options.times())),
                out);
    }

    private Map<Part, Duration> cpuOfParts() {
        Map<Part, Duration> cpu = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            cpu.put(part, ProcessorTime.withChildren(pid(part)));
        }
        return cpu;
    }

    @Override
    public void close() {
        fleet.close();
        folder.close();
    }

    private Measured asked(String name, int port, long pid, Supplier<ByteBuffer> requests) {
        var load = new Load(requests, 1, options.rate(READS_A_SECOND), System::nanoTime);
        List<Window> windows = new ArrayList<>();
        try (var connections = new Connections(port, CONNECTIONS, load)) {
            var clock = new Clock(options, load, pid, windows);
            connections.run(clock::goesOn);
        }
        return new Measured(name, "request", windows);
    }

    /** Looks at the clock between two requests, and closes a window when it is over. */
    private static final class Clock {

        private final Options options;
        private final Load load;
        private final long pid;
        private final List<Window> windows;
        private long until;
        private long since;
        private Duration cpu = Duration.ZERO;
        private boolean warm;

        Clock(Options options, Load load, long pid, List<Window> windows) {
            this.options = options;
            this.load = load;
            this.pid = pid;
            this.windows = windows;
            this.until = System.nanoTime() + options.warmUp().toNanos();
        }

        boolean goesOn() {
            long now = System.nanoTime();
            if (now < until) {
                return true;
            }
            Duration spent = cpuOf(pid);
            var seen = load.mark();
            if (warm) {
                windows.add(new Window(spent.minus(cpu), (now - since) / 1e9, LoadProcess.answers(seen), seen));
            }
            warm = true;
            cpu = spent;
            since = now;
            until = now + options.window().toNanos();
            return windows.size() < options.windows();
        }
    }

    private long pid(Part part) {
        return fleet.process(part).orElseThrow().pid();
    }

    private static Duration cpuOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("Process " + pid + " has ended or keeps no account"));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
