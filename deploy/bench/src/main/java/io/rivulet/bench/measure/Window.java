package io.rivulet.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in one stretch of time.
 *
 * @param cpu that the measured process took, user and system
 * @param seconds that it lasted
 * @param things that really came out: records in the topics, or answers where there is no topic
 * @param load what its sender saw; null where there is none
 */
public record Window(
        Duration cpu, double seconds, long things, @Nullable JsonNode load) {

    double cpuMicros() {
        return cpu.toNanos() / 1e3 / things;
    }

    double perSecond() {
        return things / seconds;
    }
}
