package io.rivulet.query.forecast.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A forecast and how far off it may be, going by how far off it would have been: the series is cut at past days, each
 * time continued from what was known then, and compared with what came.
 *
 * <p>An interval of level p around day h is the ⌈(n+1)·p⌉-th smallest of the n absolute errors at that distance: split
 * conformal prediction (Lei, G'Sell, Rinaldo, Tibshirani and Wasserman, "Distribution-Free Predictive Inference for
 * Regression", JASA 113, 2018). It takes the errors' distribution for no particular one. Where n is too small for a
 * level there is no interval of it. An interval is never narrower than that of a day before.
 */
public final class Outlook {

    /** The fewest days before the first cut: a season has to show four times. */
    public static final int TRAINING = 4 * Smoothing.SEASON;

    /** The fewest cuts: with them there is an interval of level 0.8. */
    public static final int FEWEST_CUTS = 10;

    private static final int MOST_CUTS = 60;

    private final double[] forecast;
    private final List<double[]> errors;

    private Outlook(double[] forecast, List<double[]> errors) {
        this.forecast = forecast;
        this.errors = errors;
    }

    /** So many days of history are needed to look so many ahead. */
    public static int daysNeeded(int ahead) {
        return TRAINING + ahead + FEWEST_CUTS - 1;
    }

    /**
     * Looks ahead.
     *
     * @param series of consecutive days, as many as are needed
     * @throws IllegalArgumentException when they are too few
     */
    public static Outlook of(double[] series, int ahead) {
        if (series.length < daysNeeded(ahead)) {
            throw new IllegalArgumentException("Too few days: " + series.length);
        }
        int lastCut = series.length - ahead;
        int firstCut = Math.max(TRAINING, lastCut - MOST_CUTS + 1);
        // Fitted to what was known before the first cut: weights chosen with what came later would flatter themselves.
        Smoothing.Weights past = Smoothing.fit(Arrays.copyOf(series, firstCut));
        List<double[]> errors = new ArrayList<>();
        for (int cut = firstCut; cut <= lastCut; cut++) {
            double[] guess = Smoothing.forecast(Arrays.copyOf(series, cut), past, ahead);
            for (int h = 0; h < ahead; h++) {
                guess[h] = Math.abs(guess[h] - series[cut + h]);
            }
            errors.add(guess);
        }
        return new Outlook(Smoothing.forecast(series, Smoothing.fit(series), ahead), errors);
    }

    /** The most likely value of each day. */
    public double[] forecast() {
        return forecast.clone();
    }

    /** From how many past days it was tried out. */
    public int cuts() {
        return errors.size();
    }

    /** The mean of the absolute errors of all tries. */
    public double meanAbsoluteError() {
        return errors.stream().flatMapToDouble(Arrays::stream).average().orElse(0);
    }

    /**
     * Half the width of the interval.
     *
     * @param day the first day to come is 0
     * @param level 0 to 1
     */
    public OptionalDouble margin(int day, double level) {
        int rank = (int) Math.ceil((errors.size() + 1) * level);
        if (rank > errors.size()) {
            return OptionalDouble.empty();
        }
        double widest = 0;
        for (int h = 0; h <= day; h++) {
            int distance = h;
            double[] sorted =
                    errors.stream().mapToDouble(each -> each[distance]).sorted().toArray();
            widest = Math.max(widest, sorted[rank - 1]);
        }
        return OptionalDouble.of(widest);
    }
}
