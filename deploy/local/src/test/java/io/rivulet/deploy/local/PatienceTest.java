package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience();

    @Test
    void fiveDeathsWithinTwoMinutesAreBorneAndTheSixthIsNot() {
        for (int death = 0; death < 5; death++) {
            assertThat(patience.endsWithDeathAt(seconds(death))).isFalse();
        }

        assertThat(patience.endsWithDeathAt(seconds(120))).isTrue();
    }

    @Test
    void aDeathLongAgoIsForgotten() {
        for (int death = 0; death < 5; death++) {
            assertThat(patience.endsWithDeathAt(seconds(0))).isFalse();
        }

        assertThat(patience.endsWithDeathAt(seconds(121))).isFalse();
    }

    @Test
    void thePauseDoublesUpToALimit() {
        assertThat(pauseAfterDeath()).isEqualTo(Duration.ofMillis(500));
        assertThat(pauseAfterDeath()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauseAfterDeath()).isEqualTo(Duration.ofSeconds(2));
        for (int death = 0; death < 20; death++) {
            assertThat(pauseAfterDeath()).isLessThanOrEqualTo(Duration.ofSeconds(15));
        }
    }

    private Duration pauseAfterDeath() {
        patience.endsWithDeathAt(0);
        return patience.pause();
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
