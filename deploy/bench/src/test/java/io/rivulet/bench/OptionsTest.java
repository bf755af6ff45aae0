package io.rivulet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void whatIsNotSaidIsTheDefault() {
        assertThat(Options.of(List.of()).warmUp()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whatIsSaidCounts() {
        assertThat(Options.of(List.of("--rounds", "3")).rounds()).isEqualTo(3);
    }

    @Test
    void anOptionThatIsNoneIsNamed() {
        assertThatThrownBy(() -> Options.of(List.of("--round", "3"))).hasMessage("Unknown option --round");
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        assertThatThrownBy(() -> Options.of(List.of("--rounds", "some"))).hasMessageContaining("--rounds some");
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        assertThatThrownBy(() -> Options.of(List.of("--rounds"))).hasMessage("--rounds needs a value");
    }

    @Test
    void everyOptionIsInTheUsage() throws IOException {
        try (var usage = Objects.requireNonNull(Options.class.getResourceAsStream("usage.txt"))) {
            String text = new String(usage.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(Options.of(List.of()).all().keySet()).allMatch(text::contains);
        }
    }
}
