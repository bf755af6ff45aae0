package io.rivulet.query.aggregate;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.filter.Dimension;
import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.TimeRange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param comparedWith the other range, where one is asked for
 * @param after where the page before ended; none where it goes by the offset
 * @param asked as it was sent
 */
record Question(
        Scope scope,
        List<Metric> metrics,
        List<Dimension> dimensions,
        Filter.And filter,
        List<Order> orderBy,
        @Nullable TimeRange comparedWith,
        boolean imports,
        boolean timeLabels,
        boolean totalRows,
        int limit,
        int offset,
        @Nullable Place after,
        JsonNode asked) {

    /**
     * By what rows are ordered.
     *
     * @param place of the metric or the dimension among those that are asked for
     */
    record Order(boolean metric, int place, boolean descending, String name) {}

    /** Whether it divides by what an event is, and a visit is not. */
    boolean byEvents() {
        return dimensions.stream().anyMatch(dimension -> dimension.level() == Dimension.Level.EVENT);
    }

    /** The columns of its dimensions: d0, d1 and so on. */
    String columns() {
        return IntStream.range(0, dimensions.size()).mapToObj(i -> "d" + i).collect(Collectors.joining(", "));
    }

    boolean has(Metric metric) {
        return metrics.contains(metric);
    }

    boolean has(Metric.Part part) {
        return metrics.stream().anyMatch(metric -> metric.part(byEvents()) == part);
    }

    /** The same of another range, all rows of it. */
    Question during(TimeRange range) {
        return new Question(
                scope.during(range),
                metrics,
                dimensions.stream().map(dimension -> dimension.during(range)).toList(),
                filter,
                List.of(),
                null,
                imports,
                false,
                false,
                QuestionReader.MOST_ROWS,
                0,
                null,
                asked);
    }

    /** The same without the rows of earlier pages. */
    Question fromTheFirstRow() {
        return new Question(
                scope,
                metrics,
                dimensions,
                filter,
                orderBy,
                comparedWith,
                imports,
                timeLabels,
                totalRows,
                1,
                0,
                null,
                asked);
    }
}
