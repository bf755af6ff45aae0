package io.rivulet.collector.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlanceTest {

    private static final int TEXTS = 300_000;

    @Test
    void inWhatItCallsHarmlessNothingIsFound() {
        long seed = new Random().nextLong();

        List<String> harmless =
                NastyTexts.of(seed, TEXTS).filter(Glance::isHarmless).toList();

        assertThat(harmless)
                .as("seed %d", seed)
                .hasSizeGreaterThan(TEXTS / 20)
                .allSatisfy(text -> assertThat(Traces.thoroughlyIn(text)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21T12:00:00.000Z",
                "Repairs while you wait: The Example Shop",
                "https://shop.example/a?utm_source=newsletter&utm_medium=email&id=7",
                "https://shop.example:8443/search?q=red+shoes",
                "100% & more",
                "%C3%BCber",
                "1.2.3"
            })
    void mostOfWhatIsSentIsHarmless(String text) {
        assertThat(Glance.isHarmless(text)).isTrue();
    }
}
