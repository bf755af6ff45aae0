package io.rivulet.query.funnel;

import io.rivulet.query.filter.Dimension;
import io.rivulet.query.filter.Filter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a funnel is.
 *
 * @param window from the first step to the last, itself included; none where all steps must be of one visit
 * @param breakdown by which value of the first step's event it is divided, if it is
 * @param filter what every event must pass
 */
record Definition(
        List<Step> steps,
        Order order,
        @Nullable Duration window,
        List<Exclusion> exclusions,
        @Nullable Dimension breakdown,
        Unit unit,
        Filter.And filter) {

    /** Whether steps follow each other, at once or somewhen, or come as they like. */
    enum Order {
        ORDERED,
        STRICT,
        ANY
    }

    /** Who goes through it. */
    enum Unit {
        PERSONS,
        SESSIONS
    }

    record Step(String name, Filter.And filter) {}

    /** What ends an attempt that stands between two steps, counted from 1. */
    record Exclusion(Filter.And filter, int from, int to) {}

    /** Whether it asks who people are now. */
    boolean asksForPeople() {
        return filter.asksForPeople()
                || steps.stream().anyMatch(step -> step.filter().asksForPeople())
                || exclusions.stream().anyMatch(exclusion -> exclusion.filter().asksForPeople());
    }

    boolean needsVisit() {
        return filter.needsVisit()
                || steps.stream().anyMatch(step -> step.filter().needsVisit())
                || exclusions.stream().anyMatch(exclusion -> exclusion.filter().needsVisit())
                || (breakdown != null && breakdown.level() == Dimension.Level.VISIT);
    }
}
