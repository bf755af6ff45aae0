package io.rivulet.query.attribution.credit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides one conversion among the visits before it, knowing nothing of other paths. */
@FunctionalInterface
interface PathRule {

    /** What time decay halves a visit's weight by: the half-life that the field's tools agree on. */
    double HALF_LIFE_MILLIS = 7 * 24 * 60 * 60 * 1000.0;

    /**
     * The part of each touch, in their order; together 1.
     *
     * @param touches at least one, oldest first
     */
    double[] parts(List<Touch> touches);

    static double[] first(List<Touch> touches) {
        return all(touches, 0);
    }

    static double[] last(List<Touch> touches) {
        return all(touches, touches.size() - 1);
    }

    /** The last where all are direct. */
    static double[] lastNonDirect(List<Touch> touches) {
        for (int i = touches.size() - 1; i >= 0; i--) {
            if (!touches.get(i).direct()) {
                return all(touches, i);
            }
        }
        return last(touches);
    }

    static double[] linear(List<Touch> touches) {
        double[] parts = new double[touches.size()];
        Arrays.fill(parts, 1.0 / touches.size());
        return parts;
    }

    /** 40 % each for the first and the last, 20 % among those between; without any between, half each. */
    static double[] positionBased(List<Touch> touches) {
        int count = touches.size();
        if (count <= 2) {
            return linear(touches);
        }
        double[] parts = new double[count];
        Arrays.fill(parts, 0.2 / (count - 2));
        parts[0] = 0.4;
        parts[count - 1] = 0.4;
        return parts;
    }

    /** Weights 2^(−age / half-life), made to add up to 1. */
    static double[] timeDecay(List<Touch> touches) {
        // Relative to the youngest, so that ages of years don't all become nothing.
        long youngest = touches.stream().mapToLong(Touch::ageMillis).min().orElse(0);
        double[] parts = touches.stream()
                .mapToDouble(touch -> Math.pow(2, -(touch.ageMillis() - youngest) / HALF_LIFE_MILLIS))
                .toArray();
        double sum = Arrays.stream(parts).sum();
        for (int i = 0; i < parts.length; i++) {
            parts[i] /= sum;
        }
        return parts;
    }

    /**
     * The Shapley value, exact for any number of names: each distinct name of a path has the same part of it.
     *
     * <p>The game is that of Zhao, Mahboobi and Bagheri, "Shapley Value Methods for Attribution Modeling in Online
     * Advertising" (arXiv:1804.05327, section 3): a coalition of names is worth the conversions of the paths that need
     * no other name. Such a game is a sum of one unanimity game a path, and in a unanimity game Shapley's value divides
     * evenly among those who are needed, so that no coalition has to be looked at.
     */
    static double[] shapley(List<Touch> touches) {
        Map<String, Integer> times = new HashMap<>();
        touches.forEach(touch -> times.merge(touch.name(), 1, Integer::sum));
        return touches.stream()
                .mapToDouble(touch -> 1.0 / times.size() / times.getOrDefault(touch.name(), 1))
                .toArray();
    }

    private static double[] all(List<Touch> touches, int index) {
        double[] parts = new double[touches.size()];
        parts[index] = 1;
        return parts;
    }
}
