package io.rivulet.query.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathRuleTest {

    private static final List<Touch> WAY =
            List.of(touch("search", 14), touch("email", 7), touch("search", 7), new Touch("direct", true, 0));

    @Test
    void firstAndLastTakeAll() {
        assertThat(PathRule.first(WAY)).containsExactly(1, 0, 0, 0);
        assertThat(PathRule.last(WAY)).containsExactly(0, 0, 0, 1);
    }

    @Test
    void lastNonDirectPassesOverDirectVisits() {
        assertThat(PathRule.lastNonDirect(WAY)).containsExactly(0, 0, 1, 0);
    }

    @Test
    void whereAllAreDirectTheLastTakesAll() {
        var direct = new Touch("direct", true, 0);
        assertThat(PathRule.lastNonDirect(List.of(direct, direct))).containsExactly(0, 1);
    }

    @Test
    void linearDividesEvenly() {
        assertThat(PathRule.linear(WAY)).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void positionBasedGivesTheEndsTheirFortyAndTheMiddleItsTwenty() {
        assertThat(PathRule.positionBased(WAY)).containsExactly(0.4, 0.1, 0.1, 0.4);
        assertThat(PathRule.positionBased(WAY.subList(0, 3))).containsExactly(0.4, 0.2, 0.4);
        assertThat(PathRule.positionBased(WAY.subList(0, 2))).containsExactly(0.5, 0.5);
        assertThat(PathRule.positionBased(WAY.subList(0, 1))).containsExactly(1);
    }

    @Test
    void timeDecayHalvesEverySevenDays() {
        // Weights 1/4, 1/2, 1/2, 1 of 9/4.
        double[] parts = PathRule.timeDecay(WAY);
        assertThat(parts).containsExactly(new double[] {1 / 9.0, 2 / 9.0, 2 / 9.0, 4 / 9.0}, within(1e-15));
    }

    @Test
    void timeDecayForgetsNoPathHoweverOld() {
        var ancient = List.of(touch("search", 40_000), touch("email", 39_993));
        assertThat(PathRule.timeDecay(ancient)).containsExactly(new double[] {1 / 3.0, 2 / 3.0}, within(1e-15));
    }

    @Test
    void shapleyGivesEveryDistinctNameTheSame() {
        assertThat(PathRule.shapley(WAY)).containsExactly(1 / 3.0 / 2, 1 / 3.0, 1 / 3.0 / 2, 1 / 3.0);
    }

    private static Touch touch(String name, int daysBefore) {
        return new Touch(name, false, Duration.ofDays(daysBefore).toMillis());
    }
}
