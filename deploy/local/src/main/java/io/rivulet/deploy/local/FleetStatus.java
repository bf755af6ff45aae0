package io.rivulet.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How a fleet is doing, seen from outside: from its pid files, its doors and the system's tables, so that any terminal
 * can ask.
 */
record FleetStatus(Optional<ProcessHandle> launcher, List<Row> rows) {

    record Row(Part part, int port, Optional<ProcessHandle> process, boolean healthy, long residentBytes) {}

    /** Looks at the fleet in a home; {@code config} tells the ports where none was ever started there. */
    static FleetStatus of(FleetConfig config) {
        Home home = new Home(config.home());
        FleetConfig running = new FleetConfig(
                config.home(),
                portsOf(home).orElse(config.ports()),
                config.bindAddress(),
                config.javaOptions(),
                config.adminToken());
        List<Row> rows = new ArrayList<>();
        for (Part part : Part.values()) {
            Optional<ProcessHandle> process = home.pidFile(part).running();
            rows.add(new Row(
                    part,
                    running.port(part),
                    process,
                    process.isPresent() && Health.isReady(part, running),
                    process.map(Processes::residentBytes).orElse(0L)));
        }
        return new FleetStatus(home.launcherPidFile().running(), rows);
    }

    /** Whether every part does its work and a launcher watches them. */
    boolean allHealthy() {
        return launcher.isPresent() && rows.stream().allMatch(Row::healthy);
    }

    /** Whether parts run that nobody starts again when they die, because their launcher was killed. */
    boolean isUnwatched() {
        return launcher.isEmpty() && rows.stream().anyMatch(row -> row.process().isPresent());
    }

    /** A table for people, the launcher and the sum last. */
    String table() {
        StringBuilder table = new StringBuilder(line("part", "pid", "port", "health", "memory"));
        for (Row row : rows) {
            table.append(line(
                    row.part().title(),
                    row.process().map(process -> String.valueOf(process.pid())).orElse("-"),
                    String.valueOf(row.port()),
                    row.process().isEmpty() ? "down" : row.healthy() ? "healthy" : "not ready",
                    megabytes(row.residentBytes())));
        }
        long ofLauncher = launcher.map(Processes::residentBytesAlone).orElse(0L);
        table.append(line(
                "launcher",
                launcher.map(process -> String.valueOf(process.pid())).orElse("-"),
                "",
                launcher.isPresent() ? "watching" : "down",
                megabytes(ofLauncher)));
        long sum = ofLauncher + rows.stream().mapToLong(Row::residentBytes).sum();
        table.append(line("all", "", "", verdict(), megabytes(sum)));
        if (isUnwatched()) {
            table.append(String.format("%nThe launcher was killed, and nobody watches the parts that go on."))
                    .append(String.format(" To end them: deploy/local/up --stop%n"));
        }
        return table.toString();
    }

    private String verdict() {
        return isUnwatched() ? "unwatched" : allHealthy() ? "healthy" : "not healthy";
    }

    private static Optional<Map<Part, Integer>> portsOf(Home home) {
        Properties kept = new Properties();
        try (var in = Files.newInputStream(home.portsFile())) {
            kept.load(in);
            Map<Part, Integer> ports = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                ports.put(part, Integer.valueOf(kept.getProperty(part.name())));
            }
            return Optional.of(ports);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    private static String line(String part, String pid, String port, String health, String memory) {
        return String.format(Locale.ROOT, "  %-20s %8s %6s  %-11s %9s%n", part, pid, port, health, memory);
    }
}
