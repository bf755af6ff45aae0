package io.rivulet.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A program that this JVM starts and waits for itself; its output goes to a log. */
final class ProgramChild implements Child {

    /** What a shell adds to the signal's number. */
    private static final int SIGNAL_BASE = 128;

    private final Supplier<ProcessBuilder> program;
    private final Path log;
    private volatile @Nullable Process process;

    ProgramChild(Supplier<ProcessBuilder> program, Path log) {
        this.program = program;
        this.log = log;
    }

    @Override
    public ProcessHandle start() throws IOException {
        Process started = program.get()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        return started.toHandle();
    }

    @Override
    public boolean runs() {
        Process current = process;
        return current != null && current.isAlive();
    }

    @Override
    public String end() {
        Process current = process;
        if (current == null || current.isAlive()) {
            return "not at all";
        }
        int code = current.exitValue();
        return code > SIGNAL_BASE ? "signal " + (code - SIGNAL_BASE) : "exit code " + code;
    }

    @Override
    public void stop(Duration limit) {
        Process current = process;
        if (current == null) {
            return;
        }
        current.destroy();
        try {
            if (!current.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void kill() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
        }
    }
}
