package io.rivulet.query.attribution.credit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A first-order chain over all paths, those without a conversion too. Anderl, Becker, von Wangenheim and Schumann,
 * "Mapping the customer journey: Lessons learned from graph-based online attribution modeling" (IJRM 33, 2016): what a
 * name is worth is how much less often the chain would convert if every step to it ended the path instead.
 *
 * <p>The chain has one state a name, a start and two ends; its probabilities are the shares of observed steps. Steps in
 * and out of a state balance, so its probability to convert is the share of paths that did.
 */
public final class MarkovChain {

    private final Map<String, Integer> states = new LinkedHashMap<>();
    private final Map<Step, Long> steps = new LinkedHashMap<>();
    private final Map<Integer, Long> starts = new LinkedHashMap<>();
    private final Map<Integer, Long> converting = new LinkedHashMap<>();
    private final Map<Integer, Long> leaving = new LinkedHashMap<>();
    private long paths;
    private long conversions;

    private record Step(int from, int to) {}

    /**
     * What the chain says.
     *
     * @param conversionProbability of a path from the start
     * @param removalEffects for each name the share of conversions that there would not be without it, 0 to 1
     */
    public record Effects(double conversionProbability, Map<String, Double> removalEffects) {

        /** The effects, made to add up to 1; all nothing where there are none. */
        Map<String, Double> shares() {
            var sum = new Sum();
            removalEffects.values().forEach(sum::add);
            Map<String, Double> shares = new LinkedHashMap<>();
            removalEffects.forEach((name, effect) -> shares.put(name, sum.value() > 0 ? effect / sum.value() : 0));
            return shares;
        }
    }

    /** One path more, of at least one name. */
    public void add(List<String> names, boolean converted) {
        paths++;
        conversions += converted ? 1 : 0;
        int before = -1;
        for (String name : names) {
            int state = states.computeIfAbsent(name, unknown -> states.size());
            if (before < 0) {
                starts.merge(state, 1L, Long::sum);
            } else {
                steps.merge(new Step(before, state), 1L, Long::sum);
            }
            before = state;
        }
        (converted ? converting : leaving).merge(before, 1L, Long::sum);
    }

    /** In the order in which they were first seen. */
    Set<String> names() {
        return states.keySet();
    }

    public long paths() {
        return paths;
    }

    public long conversions() {
        return conversions;
    }

    /**
     * Works out every name's effect with one inversion: with {@code N = (I − Q)⁻¹}, the chance to ever come by state i
     * is {@code h(i) = N(start, i) / N(i, i)}, and of the conversions {@code b} those that came by i are
     * {@code h(i) · b(i)} (Kemeny and Snell, "Finite Markov Chains", 1960, theorems 3.2.4, 3.3.7 and 3.5.7).
     */
    public Effects effects() {
        int size = states.size();
        double[] leavingState = new double[size];
        steps.forEach((step, times) -> leavingState[step.from()] += times);
        converting.forEach((state, times) -> leavingState[state] += times);
        leaving.forEach((state, times) -> leavingState[state] += times);
        double[][] system = new double[size][size];
        steps.forEach((step, times) -> system[step.from()][step.to()] -= times / leavingState[step.from()]);
        for (int i = 0; i < size; i++) {
            system[i][i] += 1;
        }
        double[][] visits = Matrix.inverse(system);
        double[] converts = new double[size];
        double[] reached = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                converts[i] += visits[i][j] * converting.getOrDefault(j, 0L) / leavingState[j];
                reached[i] += visits[j][i] * starts.getOrDefault(j, 0L) / paths;
            }
        }
        double probability = 0;
        for (int i = 0; i < size; i++) {
            probability += converts[i] * starts.getOrDefault(i, 0L) / paths;
        }
        return new Effects(probability, removed(visits, converts, reached, probability));
    }

    private Map<String, Double> removed(double[][] visits, double[] converts, double[] reached, double probability) {
        Map<String, Double> effects = new LinkedHashMap<>();
        for (var state : states.entrySet()) {
            int i = state.getValue();
            double throughIt = reached[i] / visits[i][i] * converts[i];
            effects.put(state.getKey(), probability > 0 ? Math.min(1, Math.max(0, throughIt / probability)) : 0);
        }
        return effects;
    }
}
