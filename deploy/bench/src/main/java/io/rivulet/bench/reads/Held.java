package io.rivulet.bench.reads;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What it takes to hold those who only listen.
 *
 * @param listeners that were there to the end
 * @param secondsToBegin until the last of them had its snapshot
 * @param residentBytes by which the query service grew
 * @param cores that it was busy with
 * @param heard how soon all of them heard of one event a second
 */
public record Held(int listeners, double secondsToBegin, long residentBytes, double cores, JsonNode heard) {

    /** For people. */
    public String text() {
        JsonNode millis = heard.path("latencyMillis");
        return String.format(
                Locale.ROOT,
                "%d listen, the last of them after %.1f s, %d were sent away; %.1f kB each, %.1f %% of a core;%n"
                        + "an event is heard by all of them after p50 %.0f, p99 %.0f, at most %.0f ms (%d hearings)",
                listeners,
                secondsToBegin,
                heard.path("sentAway").asInt(),
                residentBytes / 1e3 / listeners,
                cores * 100,
                millis.path("p50").asDouble(),
                millis.path("p99").asDouble(),
                millis.path("max").asDouble(),
                heard.path("heard").asLong());
    }

    /** What a process holds of the machine's memory, by Linux' account. */
    static long residentBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("Only Linux tells what a process holds", e);
        }
    }
}
