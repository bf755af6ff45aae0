package io.rivulet.query.aggregate;

import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.Dimension;
import io.rivulet.query.filter.Dimension.Level;
import io.rivulet.query.filter.Filter;
import io.rivulet.query.problem.Refusal;
import java.util.List;

/** Which metrics make sense by which dimensions and filters; the others are refused, not counted wrongly. */
final class MetricRules {

    private static final String GOAL = "event:goal";
    private static final String PAGE = "event:page";

    private MetricRules() {}

    /** Whether it speaks of goals or of what was told with them; a rate is measured against those without it. */
    static boolean isOfGoals(Filter filter) {
        return filter instanceof Filter.Compared compared
                && (compared.dimension().name().equals(GOAL)
                        || compared.dimension().name().startsWith("event:props:"));
    }

    static boolean isGoal(Dimension dimension) {
        return dimension.name().equals(GOAL);
    }

    static void check(Asked place, Metric metric, List<Dimension> dimensions, Filter.And filter) {
        switch (metric) {
            case VIEWS_PER_VISIT, BOUNCE_RATE, VISIT_DURATION -> ofVisits(place, metric, dimensions);
            case SCROLL_DEPTH, TIME_ON_PAGE -> {
                if (dimensions.stream().noneMatch(dimension -> dimension.name().equals(PAGE))
                        && !filters(filter, PAGE)) {
                    throw place.refused(metric + " is of a page: it needs the dimension or a filter event:page.");
                }
            }
            case PERCENTAGE -> {
                if (dimensions.isEmpty()) {
                    throw place.refused("percentage is a part of all visitors: it needs a dimension.");
                }
            }
            case CONVERSION_RATE -> {
                if (dimensions.stream().noneMatch(MetricRules::isGoal) && !filters(filter, GOAL)) {
                    throw place.refused("conversion_rate needs the dimension event:goal, or a filter by it that is "
                            + "not inside another.");
                }
            }
            case GROUP_CONVERSION_RATE -> {
                if (dimensions.isEmpty()
                        || dimensions.stream().anyMatch(MetricRules::isGoal)
                        || !filters(filter, GOAL)) {
                    throw place.refused("group_conversion_rate needs a dimension other than event:goal, and a filter "
                            + "by event:goal that is not inside another.");
                }
            }
            default -> {
                // Holds for events by whatever they are divided.
            }
        }
    }

    private static void ofVisits(Asked place, Metric metric, List<Dimension> dimensions) {
        for (Dimension dimension : dimensions) {
            if (dimension.level() == Level.EVENT
                    && (dimension.onVisits() == null || metric == Metric.VIEWS_PER_VISIT)) {
                throw refusal(place, metric);
            }
        }
    }

    private static Refusal refusal(Asked place, Metric metric) {
        return place.refused(metric + " is of a visit, and a visit has many events: it can't be divided by what an "
                + "event is. Take visit: and time dimensions, or filter by it: then it is of the visits with such an "
                + "event. (bounce_rate and visit_duration by event:page are of the visits that began on the page.)");
    }

    private static boolean filters(Filter.And filter, String dimension) {
        return filter.parts().stream()
                .anyMatch(part -> part instanceof Filter.Compared compared
                        && compared.dimension().name().equals(dimension));
    }
}
