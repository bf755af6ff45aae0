package io.rivulet.query.forecast.series;

import java.util.Arrays;

/**
 * Additive Holt-Winters with a damped trend and a season of a week: Hyndman and Athanasopoulos, "Forecasting: Principles
 * and Practice", 3rd edition, sections 8.2 (damped trend) and 8.3 (additive season). With level l, trend b, season s:
 *
 * <pre>
 * l(t) = α (y(t) − s(t−7)) + (1−α) (l(t−1) + φ b(t−1))
 * b(t) = β (l(t) − l(t−1)) + (1−β) φ b(t−1)
 * s(t) = γ (y(t) − l(t−1) − φ b(t−1)) + (1−γ) s(t−7)
 * y(t+h) = l(t) + (φ + … + φ^h) b(t) + s(t+h−7k)
 * </pre>
 *
 * <p>The season begins as the mean deviation of each weekday from its week over the first weeks, the level as the mean
 * of the first week, the trend as nothing: damping would soon forget another one.
 */
final class Smoothing {

    static final int SEASON = 7;

    private static final int WEEKS_TO_BEGIN_WITH = 4;
    private static final double[] ALPHAS = {0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.8};
    private static final double[] BETAS = {0, 0.01, 0.05, 0.15};
    private static final double[] GAMMAS = {0, 0.05, 0.15, 0.3};
    private static final double[] PHIS = {0.8, 0.9, 0.98};

    private Smoothing() {}

    /**
     * How new observations weigh.
     *
     * @param alpha for the level
     * @param beta for the trend
     * @param gamma for the season
     * @param phi what is left of the trend a day later
     */
    record Weights(double alpha, double beta, double gamma, double phi) {}

    /** Where a series has got to, and how far off each day's forecast was on the day before, squared and summed. */
    private static final class State {

        private final double[] season;
        private double level;
        private double trend;
        private double squaredErrors;

        State(double level, double[] season) {
            this.level = level;
            this.season = season;
        }

        void take(double value, int day, Weights weights) {
            double before = level + weights.phi() * trend;
            double inSeason = season[day % SEASON];
            double error = value - before - inSeason;
            squaredErrors += error * error;
            double next = weights.alpha() * (value - inSeason) + (1 - weights.alpha()) * before;
            trend = weights.beta() * (next - level) + (1 - weights.beta()) * weights.phi() * trend;
            season[day % SEASON] = weights.gamma() * (value - before) + (1 - weights.gamma()) * inSeason;
            level = next;
        }
    }

    /** Of a grid, the weights with the smallest squared errors a day ahead. */
    static Weights fit(double[] series) {
        Weights best = new Weights(ALPHAS[0], BETAS[0], GAMMAS[0], PHIS[0]);
        double least = Double.MAX_VALUE;
        for (double alpha : ALPHAS) {
            for (double beta : BETAS) {
                for (double gamma : GAMMAS) {
                    for (double phi : PHIS) {
                        var weights = new Weights(alpha, beta, gamma, phi);
                        double errors = run(series, weights).squaredErrors;
                        if (errors < least) {
                            least = errors;
                            best = weights;
                        }
                    }
                }
            }
        }
        return best;
    }

    /** The days after the series' last. */
    static double[] forecast(double[] series, Weights weights, int days) {
        State state = run(series, weights);
        double[] forecast = new double[days];
        double damped = 0;
        for (int h = 1; h <= days; h++) {
            damped += Math.pow(weights.phi(), h);
            forecast[h - 1] = state.level + damped * state.trend + state.season[(series.length + h - 1) % SEASON];
        }
        return forecast;
    }

    private static State run(double[] series, Weights weights) {
        var state = new State(mean(series, 0), season(series));
        for (int day = 0; day < series.length; day++) {
            state.take(series[day], day, weights);
        }
        return state;
    }

    private static double[] season(double[] series) {
        double[] season = new double[SEASON];
        int weeks = Math.min(WEEKS_TO_BEGIN_WITH, series.length / SEASON);
        for (int week = 0; week < weeks; week++) {
            double mean = mean(series, week * SEASON);
            for (int day = 0; day < SEASON; day++) {
                season[day] += (series[week * SEASON + day] - mean) / weeks;
            }
        }
        return season;
    }

    private static double mean(double[] series, int from) {
        return Arrays.stream(series, from, Math.min(from + SEASON, series.length))
                .average()
                .orElse(0);
    }
}
