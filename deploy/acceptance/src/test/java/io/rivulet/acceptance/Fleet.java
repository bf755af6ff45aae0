package io.rivulet.acceptance;

import static org.awaitility.Awaitility.await;

import io.rivulet.deploy.local.FleetConfig;
import io.rivulet.deploy.local.LocalFleet;
import io.rivulet.deploy.local.Part;
import io.rivulet.deploy.local.PartState;
import io.rivulet.deploy.local.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The fleet under test: real processes on free ports, all state in a temporary folder. All tests share it; what a test
 * sends it must tell apart by its own visitors.
 */
final class Fleet implements AutoCloseable {

    private static final Duration BACK = Duration.ofMinutes(2);
    private static final int TAIL_LINES = 40;

    /** The local fleet gives up on a part that dies more than five times within two minutes. */
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(25);

    private final FleetConfig config;
    private final Map<Part, Long> killedAt = new EnumMap<>(Part.class);
    private LocalFleet processes;

    private Fleet(FleetConfig config) {
        this.config = config;
        this.processes = processes(config);
    }

    static Fleet start() {
        try {
            return new Fleet(FleetConfig.onFreePorts(Files.createTempDirectory("rivulet-acceptance-")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collector collector() {
        return new Collector(processes.url(Part.COLLECTOR));
    }

    QueryApi query() {
        return new QueryApi(processes.url(Part.QUERY), processes.adminToken());
    }

    Database database() {
        return new Database(config.port(Part.POSTGRES));
    }

    /** The base URL of a part. */
    String url(Part part) {
        return processes.url(part);
    }

    /** A part's port, as the variable that sets it has it. */
    String port(Part part) {
        return String.valueOf(config.port(part));
    }

    /** The broker, as {@code host:port}. */
    String bootstrapServers() {
        return processes.bootstrapServers();
    }

    /** The registry, as serdes want it. */
    String registryUrl() {
        return processes.registryUrl();
    }

    /** Where all its state is. */
    Path home() {
        return config.home();
    }

    String adminToken() {
        return processes.adminToken();
    }

    /** Ends a part without warning, not too soon after the last time. */
    void kill(Part part) {
        awaitThatItMayDieAgain(part);
        killedAt.put(part, System.nanoTime());
        processes.kill(part);
    }

    /** Returns when nobody would give a part up that dies now. */
    void awaitThatItMayDieAgain(Part part) {
        Long before = killedAt.get(part);
        if (before != null) {
            LockSupport.parkNanos(before + BETWEEN_KILLS.toNanos() - System.nanoTime());
        }
    }

    /** The process a part runs in, or 0. */
    long pid(Part part) {
        return processes.process(part).map(ProcessHandle::pid).orElse(0L);
    }

    /** Returns when a part that was killed runs in another process and is healthy, and everybody else is too. */
    void awaitBack(Part part, long killedPid) {
        await(part.title() + " comes back")
                .atMost(BACK)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> pid(part) != 0 && pid(part) != killedPid && healthy());
    }

    /** Stops a part in order, starts it again and returns when it is ready. */
    void restart(Part part) {
        try {
            processes.restart(part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops everything in order and starts it again on the same state. */
    void restart() {
        processes.close();
        processes = processes(config);
    }

    void printLogs(PrintStream out) {
        for (Part part : Part.values()) {
            Path log = config.home().resolve("logs").resolve(part.title() + ".log");
            out.println("== " + part.title() + " (" + processes.state(part) + "), " + log);
            try {
                List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
                lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())
                        .forEach(out::println);
            } catch (IOException e) {
                out.println("can't be read: " + e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        processes.close();
        try (Stream<Path> files = Files.walk(config.home())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean healthy() {
        return Stream.of(Part.values()).allMatch(part -> processes.state(part) == PartState.HEALTHY);
    }

    private static LocalFleet processes(FleetConfig config) {
        try {
            return LocalFleet.start(config, Progress.silent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the fleet started", e);
        }
    }
}
