package io.rivulet.query.attribution.credit;

import io.rivulet.query.attribution.credit.MarkovChainTest.RandomPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The chain walked step by step until next to nobody is under way: slow, and sharing no line with what is tested. */
final class Walk {

    private static final int STEPS = 3000;

    private Walk() {}

    /** How likely the chain of these paths is to convert, where a step to the removed name ends a path. */
    static double probability(List<RandomPath> paths, String removed) {
        Map<String, List<String>> next = new HashMap<>();
        for (RandomPath path : paths) {
            String before = "(start)";
            for (String name : path.names()) {
                next.computeIfAbsent(before, unknown -> new ArrayList<>()).add(name);
                before = name;
            }
            next.computeIfAbsent(before, unknown -> new ArrayList<>()).add(path.converted() ? "(sold)" : "(lost)");
        }
        Map<String, Double> where = Map.of("(start)", 1.0);
        double sold = 0;
        for (int step = 0; step < STEPS; step++) {
            Map<String, Double> then = new HashMap<>();
            for (var each : where.entrySet()) {
                List<String> choices = next.getOrDefault(each.getKey(), List.of());
                for (String choice : choices) {
                    then.merge(choice, each.getValue() / choices.size(), Double::sum);
                }
            }
            sold += then.getOrDefault("(sold)", 0.0);
            then.remove("(sold)");
            then.remove("(lost)");
            then.remove(removed);
            where = then;
        }
        return sold;
    }
}
