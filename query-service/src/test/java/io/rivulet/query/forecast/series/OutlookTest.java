package io.rivulet.query.forecast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final double[] WEEK = {10, 12, 14, 13, 20, 40, 31};

    @Test
    void weekThatAlwaysRepeatsIsRepeatedWithoutDoubt() {
        double[] series = series(100, day -> WEEK[day % 7]);
        Outlook outlook = Outlook.of(series, 30);
        for (int h = 0; h < 30; h++) {
            assertThat(outlook.forecast()[h]).isEqualTo(WEEK[(100 + h) % 7], within(1e-6));
            assertThat(outlook.margin(h, 0.8).orElse(1)).isLessThan(1e-6);
        }
        assertThat(outlook.meanAbsoluteError()).isLessThan(1e-6);
    }

    @Test
    void risingSeriesGoesOnRisingForAWhile() {
        double[] series = series(140, day -> 100 + day + WEEK[day % 7]);
        double[] forecast = Outlook.of(series, 30).forecast();
        // A week after the last day it is higher than on that day, and four weeks after higher still.
        assertThat(forecast[6]).isGreaterThan(series[139] + 3);
        assertThat(forecast[27]).isGreaterThan(forecast[6]);
    }

    @Test
    void oneStepByHand() {
        // Level 10, no season, no trend; a 20 comes: half of its error goes into the level, a tenth of that into the
        // trend.
        double[] series = new double[8];
        Arrays.fill(series, 10);
        series[7] = 20;
        var weights = new Smoothing.Weights(0.5, 0.1, 0, 0.9);
        // Level 15, trend 0.5: the next days 15 + 0.9·0.5 and 15 + (0.9 + 0.81)·0.5.
        assertThat(Smoothing.forecast(series, weights, 2)).containsExactly(new double[] {15.45, 15.855}, within(1e-12));
    }

    @Test
    void intervalsHoldAboutAsManyDaysAsTheySay() {
        // Noise of the same size every day: of 200 futures about four in five lie inside.
        var random = new Random(6);
        int inside = 0;
        int all = 0;
        for (int round = 0; round < 40; round++) {
            double[] whole = series(190, day -> 100 + WEEK[day % 7] + 5 * random.nextGaussian());
            Outlook outlook = Outlook.of(Arrays.copyOf(whole, 160), 30);
            for (int h = 0; h < 30; h++) {
                all++;
                inside += Math.abs(whole[160 + h] - outlook.forecast()[h])
                                <= outlook.margin(h, 0.8).orElse(0)
                        ? 1
                        : 0;
            }
        }
        assertThat((double) inside / all).isBetween(0.75, 0.95);
    }

    @Test
    void intervalNeverNarrowsWithDistance() {
        var random = new Random(7);
        Outlook outlook = Outlook.of(series(120, day -> 50 + 10 * random.nextGaussian()), 30);
        for (int h = 1; h < 30; h++) {
            assertThat(outlook.margin(h, 0.8).orElse(0))
                    .isGreaterThanOrEqualTo(outlook.margin(h - 1, 0.8).orElse(0));
        }
    }

    @Test
    void levelThatTooFewTriesCanSayIsNotSaid() {
        int needed = Outlook.daysNeeded(30);
        double[] series = series(needed, day -> WEEK[day % 7]);
        assertThat(Outlook.of(series, 30).cuts()).isEqualTo(Outlook.FEWEST_CUTS);
        assertThat(Outlook.of(series, 30).margin(0, 0.8)).isPresent();
        assertThat(Outlook.of(series, 30).margin(0, 0.95)).isEmpty();
        assertThat(Outlook.of(series(needed + 9, day -> 1), 30).margin(0, 0.95)).isPresent();
    }

    @Test
    void oneDayTooFewIsRefused() {
        assertThatThrownBy(() -> Outlook.of(new double[Outlook.daysNeeded(30) - 1], 30))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void seasonBeatsGuessingYesterday() {
        var random = new Random(8);
        double[] series = series(150, day -> 100 + 3 * WEEK[day % 7] + 4 * random.nextGaussian());
        double naive = 0;
        int count = 0;
        for (int cut = 60; cut <= 120; cut++) {
            for (int h = 0; h < 30; h++) {
                naive += Math.abs(series[cut + h] - series[cut - 1]);
                count++;
            }
        }
        assertThat(Outlook.of(series, 30).meanAbsoluteError()).isLessThan(naive / count / 2);
    }

    private interface Day {
        double value(int day);
    }

    private static double[] series(int days, Day day) {
        double[] series = new double[days];
        for (int i = 0; i < days; i++) {
            series[i] = day.value(i);
        }
        return series;
    }
}
