package io.rivulet.backing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM that this one has started and ends again. */
public final class JavaProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final BufferedReader said;
    private final Writer told;

    private JavaProcess(Process process) {
        this.process = process;
        this.said = process.inputReader();
        this.told = process.outputWriter();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * Starts a JVM.
     *
     * @param words its arguments: options, then a class or {@code -jar} and a file, then that one's arguments
     * @param log takes its output, appended
     */
    public static JavaProcess logging(List<String> words, Map<String, String> environment, Path log) {
        var builder = builder(words, environment)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return start(builder);
    }

    /** Starts a JVM with which this one talks over its standard input and output. */
    public static JavaProcess talking(List<String> words) {
        return start(builder(words, Map.of()).redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    private static ProcessBuilder builder(List<String> words, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    private static JavaProcess start(ProcessBuilder builder) {
        try {
            return new JavaProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("A JVM can't be started", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** User and system time, by the operating system's account. */
    public Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("Process " + pid() + " has ended or keeps no account"));
    }

    /** Kilobytes in memory; 0 where the operating system does not tell. */
    public long residentKilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    /** Tells it something and hears its answer, a line each. */
    public String ask(String question) {
        try {
            told.write(question);
            told.write('\n');
            told.flush();
            return hear();
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid() + " does not listen", e);
        }
    }

    /** The next line it says. */
    public String hear() {
        try {
            String answer = said.readLine();
            if (answer == null) {
                throw new IllegalStateException("Process " + pid() + " ended in the middle of a talk");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end in order, as SIGTERM does, and says whether it has within that time. */
    public boolean endsWithin(Duration limit) {
        process.destroy();
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it in order, or by force where that takes too long. */
    @Override
    public void close() {
        if (!endsWithin(STOP_LIMIT)) {
            kill();
        }
    }
}
