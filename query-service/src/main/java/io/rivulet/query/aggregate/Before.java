package io.rivulet.query.aggregate;

import io.rivulet.query.aggregate.AggregateView.Compared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the other range counted, and by how much that changed. */
final class Before {

    private static final double PER_CENT = 100;

    private final List<Metric> metrics;
    private final Map<List<String>, List<Object>> rows = new HashMap<>();

    Before(List<Metric> metrics) {
        this.metrics = metrics;
    }

    void add(List<String> dimensions, List<Object> values) {
        rows.put(dimensions, values);
    }

    /** A row beside the one of then, which is nothing where there was none. */
    Compared compare(List<String> dimensions, List<Object> now) {
        List<Object> then = rows.getOrDefault(dimensions, nothing());
        List<@Nullable Double> change = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            change.add(change(then.get(i), now.get(i)));
        }
        return new Compared(dimensions, then, change);
    }

    private List<Object> nothing() {
        List<Object> nothing = new ArrayList<>();
        for (Metric metric : metrics) {
            nothing.add(metric.isMoney() ? List.of() : (Object) 0);
        }
        return nothing;
    }

    private static @Nullable Double change(Object then, Object now) {
        if (then instanceof Number before && now instanceof Number after && before.doubleValue() != 0) {
            double grown = (after.doubleValue() - before.doubleValue()) / before.doubleValue();
            return Math.round(grown * PER_CENT * PER_CENT) / PER_CENT;
        }
        return null;
    }
}
