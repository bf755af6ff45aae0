package io.rivulet.query.funnel;

import io.rivulet.query.funnel.FunnelView.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How many came how far, and how long it took them. */
final class Sums {

    private static final double MEDIAN = 0.5;
    private static final double P90 = 0.9;
    private static final double PRECISION = 10_000;

    private final long[] reached;
    private final List<Times> times;

    Sums(int steps) {
        reached = new long[steps];
        times = Stream.generate(Times::new).limit(steps).toList();
    }

    void add(Attempt best) {
        for (Attempt attempt = best; attempt != null; attempt = attempt.before()) {
            reached[attempt.level() - 1]++;
            if (attempt.before() != null) {
                times.get(attempt.level() - 1)
                        .add(attempt.at() - attempt.before().at());
            }
        }
    }

    void add(Sums others) {
        for (int i = 0; i < reached.length; i++) {
            reached[i] += others.reached[i];
            times.get(i).add(others.times.get(i));
        }
    }

    long began() {
        return reached[0];
    }

    List<StepView> steps(List<Definition.Step> steps) {
        List<StepView> views = new ArrayList<>();
        for (int i = 0; i < reached.length; i++) {
            long before = i == 0 ? reached[0] : reached[i - 1];
            views.add(new StepView(
                    i + 1,
                    steps.get(i).name(),
                    reached[i],
                    share(reached[i], reached[0]),
                    share(reached[i], before),
                    before - reached[i],
                    times.get(i).quantile(MEDIAN),
                    times.get(i).quantile(P90)));
        }
        return views;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.round((double) part / (double) whole * PRECISION) / PRECISION;
    }
}
