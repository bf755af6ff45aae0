package io.rivulet.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the operating system has charged a process and those that it started, as Postgres does one for each connection. */
public final class ProcessorTime {

    // What the kernel counts processor time in.
    private static final long TICK_MILLIS = 10;

    private ProcessorTime() {}

    /** Of the process, of those that it has started, and of those of them that have ended; user and system. */
    public static Duration withChildren(long pid) {
        long ticks = ticks(pid);
        for (ProcessHandle process :
                ProcessHandle.of(pid).orElseThrow().children().toList()) {
            ticks += ticks(process.pid());
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // After the name, which may hold blanks: state is field 3; user, system and those of ended children 14 to
            // 17.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = 14; field <= 17; field++) {
                ticks += Long.parseLong(fields[field - 3]);
            }
            return ticks;
        } catch (IOException ended) {
            return 0;
        }
    }
}
