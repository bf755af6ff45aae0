package io.rivulet.bench.fuzz;

import io.rivulet.backing.JavaProcess;
import io.rivulet.bench.stand.CollectorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a collector holds while nobody asks anything of it.
 *
 * @param liveBytes objects that a full collection leaves
 * @param residentKilobytes memory of the process; 0 where the system does not tell
 * @param sockets that it has open; 0 where the system does not tell
 * @param inFlightBytes by its own gauge
 */
public record Remains(long liveBytes, long residentKilobytes, int sockets, long inFlightBytes) {

    static Remains of(CollectorProcess collector) {
        JavaProcess process = collector.process();
        long live = liveBytes(process.pid());
        return new Remains(
                live,
                process.residentKilobytes(),
                sockets(process.pid()),
                collector.metric("rivulet_collector_in_flight_bytes"));
    }

    /** The histogram's last line is its sum; asking for it collects garbage first. */
    private static long liveBytes(long pid) {
        try {
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            Process asked = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.class_histogram").start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String[] sum = said.substring(said.lastIndexOf('\n') + 1).strip().split("\\s+", -1);
            return Long.parseLong(sum[2]);
        } catch (IOException e) {
            throw new UncheckedIOException("The JDK's jcmd is needed", e);
        }
    }

    private static int sockets(long pid) {
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return (int) files.filter(Remains::isSocket).count();
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
