package io.rivulet.deploy.local;

import io.rivulet.backing.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The whole fleet on one machine: broker, database, registry and the five services, each a process of its own that is
 * started again when it dies. The launcher runs one for people, the acceptance tests run theirs on free ports.
 */
public final class LocalFleet implements AutoCloseable {

    /** The public key of the site {@code demo}. */
    public static final String WRITE_KEY = "wk_demo";

    /** The secret key of the site {@code demo}. */
    public static final String SERVER_KEY = "sk_demo";

    private static final long NEEDED_BYTES = 1L << 30;
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final FleetConfig config;
    private final Home home;
    private final FleetLock lock;
    private final Programs programs;
    private final String adminToken;
    private final Map<Part, Keeper> keepers = new EnumMap<>(Part.class);
    private boolean closing;

    private LocalFleet(FleetConfig config, Home home, FleetLock lock, Progress progress) {
        this.config = config;
        this.home = home;
        this.lock = lock;
        this.adminToken = config.adminToken().orElseGet(home::keptAdminToken);
        this.programs = new Programs(config, home, Installation.ofThisBuild(), adminToken);
        for (Part part : Part.values()) {
            keepers.put(
                    part,
                    new Keeper(
                            part,
                            programs.child(part),
                            () -> Health.isReady(part, config),
                            () -> Health.isLive(part, config),
                            home.pidFile(part),
                            progress));
        }
    }

    /**
     * Starts a fleet and returns when every part is healthy.
     *
     * @throws Refusal when it can't, with nothing left running
     */
    public static LocalFleet start(FleetConfig config, Progress progress) throws InterruptedException {
        LocalFleet fleet = prepare(config, progress);
        fleet.start();
        return fleet;
    }

    /**
     * A fleet that has its home for itself and everything it needs, and has started nothing yet.
     *
     * @throws Refusal when something is missing, full, taken or in use
     */
    static LocalFleet prepare(FleetConfig config, Progress progress) {
        Installation.ofThisBuild().refuseUnbuilt();
        Home home = new Home(config.home());
        home.prepare(NEEDED_BYTES);
        FleetLock lock = FleetLock.take(home)
                .orElseThrow(() -> new Refusal("A fleet already runs in " + home.folder()
                        + ". Stop it (deploy/local/up --stop) or give this one another folder: RIVULET_HOME"));
        try {
            Leftovers.end(home, progress);
            PortHolder.refuseTakenPorts(config);
            home.startNewLogs();
            return new LocalFleet(config, home, lock, progress);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts everything, in the order of what needs what, and returns when all is healthy; else stops everything. */
    void start() throws InterruptedException {
        try {
            home.launcherPidFile().write(ProcessHandle.current());
            writePorts();
            startParts(List.of(Part.POSTGRES, Part.KAFKA));
            awaitHealthy(List.of(Part.POSTGRES));
            startParts(List.of(Part.REGISTRY));
            awaitHealthy(List.of(Part.KAFKA, Part.REGISTRY));
            KafkaBroker.createTopics(programs.kafkaAddress());
            startParts(Part.services());
            awaitHealthy(Part.services());
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** Ends a part as {@code kill -9} does. It is started again by itself. */
    public void kill(Part part) {
        keeper(part).kill();
    }

    /** Stops a part in order; it stays stopped. */
    public void stop(Part part) {
        keeper(part).stop(STOP_LIMIT);
    }

    /** Starts a part that was stopped and returns when it is healthy. */
    public void start(Part part) throws InterruptedException {
        startParts(List.of(part));
        awaitHealthy(List.of(part));
    }

    /** Stops a part in order, starts it and returns when it is healthy. */
    public void restart(Part part) throws InterruptedException {
        stop(part);
        start(part);
    }

    /** How far a part is. */
    public PartState state(Part part) {
        return keeper(part).state();
    }

    /** The process that a part runs in now; empty while it has none. */
    public Optional<ProcessHandle> process(Part part) {
        return home.pidFile(part).running();
    }

    /** The base URL of a part that speaks HTTP. */
    public String url(Part part) {
        return config.url(part);
    }

    /** The broker, as {@code host:port}. */
    public String bootstrapServers() {
        return programs.kafkaAddress();
    }

    /** The registry's API, as the serdes want it. */
    public String registryUrl() {
        return programs.registryUrl();
    }

    /** The first admin token of the query API. */
    public String adminToken() {
        return adminToken;
    }

    /** Where the fleet runs. */
    public FleetConfig config() {
        return config;
    }

    /** Stops everything, the last of the flow first, each within a bounded time. State stays. */
    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        List<Part> backwards = new ArrayList<>(List.of(Part.values()));
        Collections.reverse(backwards);
        for (Part part : backwards) {
            keeper(part).stop(STOP_LIMIT);
        }
        home.launcherPidFile().delete();
        lock.close();
    }

    /**
     * Waits until parts are healthy, which they may become again by themselves after a death.
     *
     * @throws Refusal as soon as one is given up, with the end of its log, or when the time is over
     */
    public void awaitHealthy(List<Part> parts) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!parts.stream().allMatch(part -> state(part) == PartState.HEALTHY)) {
            for (Part part : parts) {
                keeper(part).failure().ifPresent(reason -> {
                    throw refusal(part, reason);
                });
                if (System.nanoTime() > deadline && state(part) != PartState.HEALTHY) {
                    throw refusal(part, "it is not healthy after " + START_LIMIT.toMinutes() + " minutes");
                }
            }
            if (isClosing()) {
                throw new Refusal("The fleet was stopped before it was up.");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private Refusal refusal(Part part, String reason) {
        StringBuilder words = new StringBuilder(part.title() + " did not start: " + reason + ".\n");
        LogTail.of(home.log(part))
                .forEach(line -> words.append("    ").append(line).append('\n'));
        return new Refusal(
                words.append("The whole log: ").append(home.log(part)).toString());
    }

    private void startParts(List<Part> parts) {
        synchronized (this) {
            if (!closing) {
                parts.forEach(part -> keeper(part).start());
            }
        }
    }

    private Keeper keeper(Part part) {
        return Optional.ofNullable(keepers.get(part)).orElseThrow();
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private void writePorts() {
        Properties ports = new Properties();
        config.ports().forEach((part, port) -> ports.setProperty(part.name(), String.valueOf(port)));
        try (var out = Files.newOutputStream(home.portsFile())) {
            ports.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
