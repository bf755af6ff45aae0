package io.rivulet.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FuzzerTest {

    private static final String NOW = "2026-11-21T12:00:00.000Z";

    @Test
    void aNumberIsAlwaysTheSameRequest() {
        assertThat(IntStream.range(0, 500))
                .allSatisfy(number -> assertThat(fuzzer(7).request(number).bytes())
                        .isEqualTo(fuzzer(7).request(number).bytes()));
    }

    @Test
    void anotherSeedMakesOthers() {
        assertThat(IntStream.range(0, 500))
                .anySatisfy(number -> assertThat(fuzzer(7).request(number).bytes())
                        .isNotEqualTo(fuzzer(8).request(number).bytes()));
    }

    @Test
    void everySeedHasItsTurn() {
        Set<String> lines = new HashSet<>();
        Fuzzer fuzzer = fuzzer(1);
        for (int i = 0; i < 2000; i++) {
            String line = new String(fuzzer.request(i).bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
            lines.add(line.substring(0, line.indexOf('\n') < 0 ? 0 : line.indexOf('\n'))
                    .strip());
        }
        assertThat(Seed.all())
                .allSatisfy(seed -> assertThat(lines)
                        .anyMatch(line -> line.startsWith(
                                seed.method() + " " + seed.path().split("[?{]", 2)[0])));
    }

    private static Fuzzer fuzzer(long seed) {
        return new Fuzzer(Seed.all(), seed, NOW);
    }
}
