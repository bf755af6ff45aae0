package io.rivulet.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({"100/min, 100, PT1M", "20/s, 20, PT1S", "3000 / h, 3000, PT1H", "5000/PT10M, 5000, PT10M"})
    void aRateIsSoManyInATime(String text, long count, Duration per) {
        assertThat(Rate.of(text)).isEqualTo(new Rate(count, per));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "/min", "0/min", "-1/s", "1/PT0S", "1/P2D", "many/min", "1/week", "1/2/3"})
    void whatIsNoneSaysWhatIsAllowed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(text))
                .withMessageContaining("100/min, 20/s, 3000/h, 5000/PT10M (up to a day) and off are allowed");
    }
}
