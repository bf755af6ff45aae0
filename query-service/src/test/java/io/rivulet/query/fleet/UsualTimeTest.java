package io.rivulet.query.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualTimeTest {

    private static final long LEAST = 1_000;
    private static final long MOST = 1_000_000;

    private final UsualTime usual = new UsualTime(LEAST, MOST);

    @Test
    void oneOfTwentyAnswersIsSlower() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            usual.saw(100_000 + random.nextInt(100_000));
        }
        assertThat(usual.nanos()).isBetween(185_000L, 205_000L);
    }

    @Test
    void followsAFleetThatBecomesSlowAndFastAgain() {
        for (int i = 0; i < 500; i++) {
            usual.saw(500_000);
        }
        assertThat(usual.nanos()).isGreaterThan(450_000);
        for (int i = 0; i < 5_000; i++) {
            usual.saw(2_000);
        }
        assertThat(usual.nanos()).isLessThan(2_200);
    }

    @Test
    void staysBetweenItsBounds() {
        usual.saw(1);
        assertThat(usual.nanos()).isEqualTo(LEAST);
        for (int i = 0; i < 1_000; i++) {
            usual.saw(Long.MAX_VALUE);
        }
        assertThat(usual.nanos()).isEqualTo(MOST);
    }
}
