package io.rivulet.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the operating system says about processes that need not be children of this one. */
final class Processes {

    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    /** Whether it still runs; one that has ended and waits for its parent to notice does not. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive()
                && line(process.pid(), "status", "State:")
                        .map(state -> !state.startsWith("Z"))
                        .orElse(true);
    }

    /** Waits until it has ended. Returns whether it has. */
    static boolean awaitEnd(ProcessHandle process, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (runs(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }

    /** Sends it a signal by name, as {@code kill} does; nothing happens when it is gone. */
    static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Memory of a process and all it has started, in bytes. Pages that several share are split between them where the
     * system tells, so that the sum over the fleet is what the machine really gives.
     */
    static long residentBytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(Processes::residentBytesAlone)
                .sum();
    }

    /** The same for the process itself, without what it has started. */
    static long residentBytesAlone(ProcessHandle process) {
        return kilobytes(process.pid()) << 10;
    }

    private static long kilobytes(long pid) {
        return line(pid, "smaps_rollup", "Pss:")
                .or(() -> line(pid, "status", "VmRSS:"))
                .or(() -> output("ps", "-o", "rss=", "-p", String.valueOf(pid)))
                .map(text -> text.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty())
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static Optional<String> line(long pid, String file, String key) {
        try (Stream<String> lines =
                Files.lines(PROC.resolve(String.valueOf(pid)).resolve(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(key.length()).strip());
        } catch (IOException | UncheckedIOException e) {
            // No such system, or the process has just ended.
            return Optional.empty();
        }
    }

    /** The first line that a program prints, if it is there and prints any. */
    static Optional<String> output(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var reader = process.inputReader()) {
                return Optional.ofNullable(reader.readLine()).map(String::strip);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
