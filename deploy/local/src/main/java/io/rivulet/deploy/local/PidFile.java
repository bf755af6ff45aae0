package io.rivulet.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers a process across the launcher's own death. A pid alone is not enough, since the system deals it again: the
 * file also holds when the process started and from which program, and only a process that matches in all three is it.
 */
record PidFile(Path path) {

    /** Systems tell the start to the second or better, and some reckon it anew after the clock was set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    void write(ProcessHandle process) {
        String started = process.info().startInstant().map(Instant::toString).orElse("");
        String program = process.info().command().orElse("");
        try {
            Files.write(path, List.of(String.valueOf(process.pid()), started, program));
        } catch (IOException e) {
            throw new UncheckedIOException("The pid file " + path + " can't be written", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The pid file " + path + " can't be deleted", e);
        }
    }

    /** The process, if it still runs; empty when it has ended or its pid now belongs to a stranger. */
    Optional<ProcessHandle> running() {
        try {
            List<String> lines = Files.readAllLines(path);
            return lines.size() < 3
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0)))
                            .filter(Processes::runs)
                            .filter(process -> isSame(process.info(), lines.get(1), lines.get(2)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(ProcessHandle.Info now, String started, String program) {
        return now.command().orElse("").equals(program)
                && now.startInstant()
                        .map(instant -> !started.isEmpty()
                                && Duration.between(Instant.parse(started), instant)
                                                .abs()
                                                .compareTo(TOLERANCE)
                                        <= 0)
                        .orElse(started.isEmpty());
    }
}
