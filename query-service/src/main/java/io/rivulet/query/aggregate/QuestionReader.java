package io.rivulet.query.aggregate;

import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.Dimension;
import io.rivulet.query.filter.Dimensions;
import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.FilterReader;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.TimeBucket;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.filter.TimeRangeReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads questions. Whatever is wrong is refused with its place and what is allowed. */
final class QuestionReader {

    static final int MOST_ROWS = 10_000;

    private static final int MOST_DIMENSIONS = 4;
    private static final int FARTHEST = 1_000_000;
    private static final Set<String> FIELDS =
            Set.of("site_id", "metrics", "date_range", "dimensions", "filters", "order_by", "include", "pagination");
    private static final Set<String> INCLUDES =
            Set.of("imports", "time_labels", "total_rows", "comparisons", "bots", "trim_relative_date_range");

    private final TimeRangeReader ranges;
    private final Function<String, ZoneId> timeZones;
    private final Function<String, Optional<Instant>> firstEvents;

    QuestionReader(
            TimeRangeReader ranges,
            Function<String, ZoneId> timeZones,
            Function<String, Optional<Instant>> firstEvents) {
        this.ranges = ranges;
        this.timeZones = timeZones;
        this.firstEvents = firstEvents;
    }

    private enum Against {
        PREVIOUS_PERIOD,
        YEAR_OVER_YEAR,
        CUSTOM
    }

    Question read(Asked body) {
        body.object(FIELDS);
        Asked include = body.at("include");
        if (!include.isAbsent()) {
            include.object(INCLUDES);
        }
        String site = body.at("site_id").text();
        ZoneId zone = timeZones.apply(site);
        TimeRange range = ranges.read(body.at("date_range"), zone, () -> firstEvents.apply(site));
        List<Metric> metrics = metrics(body.at("metrics"));
        List<Dimension> dimensions = dimensions(body.at("dimensions"), range);
        Filter.And filter = FilterReader.read(body.at("filters"));
        for (int i = 0; i < metrics.size(); i++) {
            MetricRules.check(body.at("metrics").at(i), metrics.get(i), dimensions, filter);
        }
        Asked pages = body.at("pagination");
        if (!pages.isAbsent()) {
            pages.object(Set.of("limit", "offset", "cursor"));
        }
        if (!pages.at("cursor").isAbsent() && !pages.at("offset").isAbsent()) {
            throw pages.refused("Either a cursor or an offset.");
        }
        List<Question.Order> orders = orders(body.at("order_by"), metrics, dimensions);
        return new Question(
                new Scope(List.of(site), range, include.at("bots").flag(false)),
                metrics,
                dimensions,
                filter,
                orders,
                comparison(include.at("comparisons"), range, site),
                include.at("imports").flag(false),
                timeLabels(include.at("time_labels"), dimensions, range),
                include.at("total_rows").flag(false),
                pages.at("limit").number(1, MOST_ROWS, MOST_ROWS),
                pages.at("offset").number(0, FARTHEST, 0),
                Place.read(pages.at("cursor"), body.json(), orders, dimensions.size()),
                body.json());
    }

    private static List<Metric> metrics(Asked asked) {
        List<Metric> metrics = asked.items(Metric.all().size()).stream()
                .map(item -> item.oneOf(Metric.all(), Metric.VISITORS))
                .toList();
        if (metrics.isEmpty() || Set.copyOf(metrics).size() < metrics.size()) {
            throw asked.refused("A list of different metrics, at least one, of " + Metric.all() + ".");
        }
        return metrics;
    }

    private static List<Dimension> dimensions(Asked asked, TimeRange range) {
        List<Dimension> dimensions = asked.items(MOST_DIMENSIONS).stream()
                .map(item -> Dimensions.toDivideBy(item, range))
                .toList();
        if (dimensions.stream().map(Dimension::name).distinct().count() < dimensions.size()
                || dimensions.stream()
                                .filter(dimension -> dimension.bucket() != null)
                                .count()
                        > 1) {
            throw asked.refused("A list of different dimensions, one of them of time at most.");
        }
        return dimensions;
    }

    // Without a wish: as time goes by, else the most first. What is equal is in the order of its dimensions.
    private static List<Question.Order> orders(Asked asked, List<Metric> metrics, List<Dimension> dimensions) {
        List<Question.Order> orders = new ArrayList<>();
        for (Asked item : asked.items(metrics.size() + dimensions.size())) {
            orders.add(order(item, metrics, dimensions));
        }
        if (orders.isEmpty()) {
            for (int i = 0; i < dimensions.size(); i++) {
                if (dimensions.get(i).bucket() != null) {
                    orders.add(new Question.Order(
                            false, i, false, dimensions.get(i).name()));
                }
            }
            if (orders.isEmpty() && !dimensions.isEmpty()) {
                orders.add(new Question.Order(true, 0, true, metrics.get(0).toString()));
            }
        }
        return orders;
    }

    private static Question.Order order(Asked asked, List<Metric> metrics, List<Dimension> dimensions) {
        String name = asked.at(0).json().asText();
        String direction = asked.at(1).json().asText();
        if (!asked.isList()
                || asked.json().size() != 2
                || !Set.of("asc", "desc").contains(direction)) {
            throw asked.refused("[a metric or dimension that is asked for, \"asc\" or \"desc\"].");
        }
        boolean descending = direction.equals("desc");
        for (int i = 0; i < metrics.size(); i++) {
            if (metrics.get(i).toString().equals(name)) {
                return new Question.Order(true, i, descending, name);
            }
        }
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).name().equals(name)) {
                return new Question.Order(false, i, descending, name);
            }
        }
        throw asked.at(0).refused("A metric or dimension that is asked for.");
    }

    private @Nullable TimeRange comparison(Asked asked, TimeRange range, String site) {
        if (asked.isAbsent()) {
            return null;
        }
        asked.object(Set.of("mode", "date_range", "match_day_of_week"));
        boolean sameDays = asked.at("match_day_of_week").flag(false);
        TimeRange other = switch (asked.at("mode").oneOf(List.of(Against.values()), Against.PREVIOUS_PERIOD)) {
            case PREVIOUS_PERIOD -> range.previous(sameDays);
            case YEAR_OVER_YEAR -> range.yearBefore(sameDays);
            case CUSTOM -> ranges.read(asked.at("date_range"), range.timeZone(), () -> firstEvents.apply(site));
        };
        // Postgres knows no days long before.
        if (other.firstDay().getYear() < 1) {
            throw asked.refused("A range before which there is one as long, from the year 1 on.");
        }
        return other;
    }

    private static boolean timeLabels(Asked asked, List<Dimension> dimensions, TimeRange range) {
        if (!asked.flag(false)) {
            return false;
        }
        TimeBucket bucket = dimensions.stream()
                .map(Dimension::bucket)
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> asked.refused("Only with a dimension of time."));
        if (bucket.count(range) > MOST_ROWS) {
            throw asked.refused("Only where there are at most " + MOST_ROWS + " of them.");
        }
        return true;
    }
}
