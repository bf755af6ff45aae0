package io.rivulet.query.aggregate;

import io.rivulet.query.aggregate.Metric.Part;
import io.rivulet.query.filter.Dimension;
import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.SqlText;
import io.rivulet.query.filter.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question as one statement: a part for what is counted over events, one for what is counted over visits, one for
 * money and so on, joined by the dimensions. Columns are {@code d0, d1 …} and the names of the metrics.
 */
final class QuestionSql {

    private static final Pattern COLUMN = Pattern.compile("\\be\\.([a-z_]+)");
    private static final int HEARTBEAT_SECONDS = 30;
    private static final String LONGEST_VISIT = "interval '1 day'";

    private final Question question;
    private final List<SqlText> parts = new ArrayList<>();
    private SqlText source = SqlText.of("");

    private QuestionSql(Question question) {
        this.question = question;
    }

    /** The rows that are asked for, each with the number of all in {@code total_rows}. */
    static SqlText of(Question question) {
        return new QuestionSql(question).statement(SqlText.of(""));
    }

    /** Only the rows with these dimensions. */
    static SqlText of(Question question, List<List<String>> wanted) {
        int dimensions = question.dimensions().size();
        List<Object> columns = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            int place = i;
            columns.add(wanted.stream().map(row -> row.get(place)).toList());
        }
        String lists = IntStream.range(0, dimensions).mapToObj(i -> "?::text[]").collect(Collectors.joining(", "));
        return new QuestionSql(question)
                .statement(new SqlText(
                        " WHERE (" + question.columns() + ") IN (SELECT * FROM unnest(" + lists + "))", columns));
    }

    private SqlText statement(SqlText restriction) {
        if (!onlyOfVisits()) {
            start("by_event", byEvent());
        }
        if (question.has(Part.VISITS)) {
            start("by_visit", byVisit());
        }
        if (question.has(Part.DEPTH)) {
            add("by_depth", depth());
        }
        if (question.has(Part.TIME)) {
            time();
        }
        if (question.has(Part.MONEY)) {
            money();
        }
        if (question.has(Metric.GROUP_CONVERSION_RATE)) {
            add(
                    "by_group",
                    grouped(Dimension::shownOnEvents, "count(DISTINCT e.visitor_id) AS everybody", ofAll(true)));
        }
        if (question.has(Metric.PERCENTAGE)) {
            parts.add(named(
                    "everybody",
                    SqlText.of("SELECT count(DISTINCT e.visitor_id) AS visitors ")
                            .then(events(question.filter()))));
        }
        if (question.has(Metric.CONVERSION_RATE)) {
            parts.add(named(
                    "unfiltered",
                    SqlText.of("SELECT count(DISTINCT e.visitor_id) AS visitors ")
                            .then(ofAll(false))));
        }
        parts.add(named(
                "answered",
                SqlText.of("SELECT " + String.join(", ", columns()) + ", count(*) OVER () AS total_rows FROM ")
                        .then(source)
                        .then(restriction)));
        // One more than a page: whether there is another.
        return SqlText.of("WITH ")
                .then(SqlText.of(parts, ", "))
                .then(" SELECT * FROM answered")
                .then(RowOrder.behind(question))
                .then(RowOrder.of(question))
                .then(" LIMIT ? OFFSET ?", question.limit() + 1, question.offset());
    }

    private boolean onlyOfVisits() {
        return question.metrics().stream().allMatch(metric -> metric.part(question.byEvents()) == Part.VISITS);
    }

    private SqlText byEvent() {
        String counts = question.metrics().stream()
                .filter(metric -> metric.part(question.byEvents()) == Part.EVENTS && metric != Metric.VISITORS)
                .map(metric -> ", " + metric.expression(question.byEvents()) + " AS " + metric)
                .collect(Collectors.joining());
        return grouped(
                Dimension::shownOnEvents,
                Metric.VISITORS.expression() + " AS visitors" + counts,
                events(question.filter()));
    }

    private SqlText byVisit() {
        String counts = question.metrics().stream()
                .filter(metric -> metric.part(question.byEvents()) == Part.VISITS)
                .map(metric -> metric.expression() + " AS " + metric)
                .collect(Collectors.joining(", "));
        return grouped(Dimension::shownOnVisits, counts, question.scope().visits(question.filter()));
    }

    // How far a visit read a page at most; then the mean of all visits.
    private SqlText depth() {
        SqlText farthest = SqlText.of("SELECT ")
                .then(dimensions(Dimension::shownOnEvents))
                .then("max(greatest(" + percent("maxDepth") + ", " + percent("depth") + ")) AS depth ")
                .then(events(question.filter()))
                .then(" AND e.event_name IN ('scroll_depth', 'page_exit')" + groupBy()
                        + (question.dimensions().isEmpty() ? " GROUP BY " : ", ")
                        + "e.visitor_id, e.session_id, e.page_path");
        return SqlText.of("SELECT " + dimensionList("", ", ") + Metric.SCROLL_DEPTH.expression()
                        + " AS scroll_depth FROM ")
                .then(farthest.inBrackets())
                .then(" AS farthest" + groupBy());
    }

    // From each event of a visit to its next one, wherever that was, and never more than a heartbeat apart: the pages
    // of
    // a visit divide its engaged time among themselves. Sorting is what it costs, so only what is asked for is carried.
    private void time() {
        SqlText passing = SqlText.of("SELECT ")
                .then(dimensions(Dimension::shownOnEvents))
                .then(Metric.TIME_ON_PAGE.expression() + " AS time_on_page ")
                .then(events(question.filter()))
                .then(groupBy());
        String columns = COLUMN.matcher(passing.text())
                .results()
                .map(found -> found.group(1))
                .filter(column -> !column.equals("engaged"))
                .distinct()
                .map(column -> "e." + column + ", ")
                .collect(Collectors.joining());
        TimeRange range = question.scope().range();
        parts.add(named(
                "paced",
                SqlText.of(
                        "SELECT " + columns + "least(coalesce(extract(epoch FROM lead(e.occurred_at) OVER (PARTITION BY"
                                + " e.session_id ORDER BY e.occurred_at, e.sequence, e.event_id) - e.occurred_at), 0), "
                                + HEARTBEAT_SECONDS
                                + ") AS engaged FROM events e WHERE e.site_id = ANY (?) AND e.session_id IS NOT NULL"
                                + " AND e.occurred_at >= ? AND e.occurred_at < ?::timestamptz + " + LONGEST_VISIT,
                        question.scope().siteIds(),
                        range.from(),
                        range.until())));
        add("by_time", new SqlText(passing.text().replaceFirst("FROM events e", "FROM paced e"), passing.values()));
    }

    // A property is whatever the sender says.
    private static String percent(String property) {
        return "CASE WHEN jsonb_typeof(e.properties->'" + property + "') = 'number' THEN (e.properties->>'" + property
                + "')::numeric END";
    }

    private void money() {
        String by = dimensionList("", ", ");
        String currencies = groupBy() + (question.dimensions().isEmpty() ? " GROUP BY " : ", ") + "e.currency";
        parts.add(named(
                "sums",
                SqlText.of("SELECT ")
                        .then(dimensions(Dimension::shownOnEvents))
                        .then("e.currency, sum(e.revenue) AS amount, count(*) AS sales ")
                        .then(events(question.filter()))
                        .then(" AND e.revenue IS NOT NULL AND e.currency IS NOT NULL" + currencies)));
        parts.add(named(
                "commonest",
                SqlText.of("SELECT currency FROM sums GROUP BY currency"
                        + " ORDER BY sum(sales) DESC, currency LIMIT 1")));
        add(
                "by_money",
                SqlText.of("SELECT " + by + told("amount", Metric.TOTAL_REVENUE) + ", "
                        + told("round(amount / sales, 6)", Metric.AVERAGE_REVENUE) + " FROM sums" + groupBy()));
    }

    // Sums of different currencies can't be compared: rows are ordered by the one in which most was sold.
    private static String told(String amount, Metric metric) {
        return "jsonb_agg(jsonb_build_object('currency', currency, 'amount', " + amount + ") ORDER BY currency) AS "
                + metric + ", sum(" + amount + ") FILTER (WHERE currency = (SELECT currency FROM commonest)) AS "
                + metric + "_order";
    }

    private SqlText events(Filter filter) {
        return with(question.scope().events(filter, needsVisits()), true);
    }

    // What a rate is measured against: without the filters by goals.
    private SqlText ofAll(boolean grouped) {
        Filter others = new Filter.And(question.filter().parts().stream()
                .filter(part -> !MetricRules.isOfGoals(part))
                .toList());
        return with(question.scope().events(others, grouped && needsVisits()), grouped);
    }

    private SqlText with(SqlText events, boolean grouped) {
        SqlText all = events;
        for (Dimension dimension : question.dimensions()) {
            if (grouped && MetricRules.isGoal(dimension)) {
                all = all.then(" AND ").then(dimension.onEvents().inBrackets()).then(" IS NOT NULL");
            }
        }
        return all;
    }

    private boolean needsVisits() {
        return question.dimensions().stream().anyMatch(dimension -> dimension.level() == Dimension.Level.VISIT);
    }

    private SqlText grouped(Function<Dimension, SqlText> shown, String counts, SqlText from) {
        return SqlText.of("SELECT ")
                .then(dimensions(shown))
                .then(counts + " ")
                .then(from)
                .then(groupBy());
    }

    private SqlText dimensions(Function<Dimension, SqlText> shown) {
        List<SqlText> all = new ArrayList<>();
        for (int i = 0; i < question.dimensions().size(); i++) {
            all.add(shown.apply(question.dimensions().get(i)).then(" AS d" + i + ", "));
        }
        return SqlText.of(all, "");
    }

    private String groupBy() {
        String places = IntStream.rangeClosed(1, question.dimensions().size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? "" : " GROUP BY " + places;
    }

    private String dimensionList(String prefix, String suffix) {
        return question.dimensions().isEmpty() ? "" : prefix + question.columns() + suffix;
    }

    private void start(String name, SqlText part) {
        join(name, part, " FULL JOIN ");
    }

    private void add(String name, SqlText part) {
        join(name, part, " LEFT JOIN ");
    }

    private void join(String name, SqlText part, String how) {
        parts.add(named(name, part));
        if (source.text().isEmpty()) {
            source = SqlText.of(name);
        } else {
            source = source.then(
                    question.dimensions().isEmpty()
                            ? " CROSS JOIN " + name
                            : how + name + " USING (" + question.columns() + ")");
        }
    }

    private static SqlText named(String name, SqlText part) {
        return SqlText.of(name + " AS ").then(part.inBrackets());
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < question.dimensions().size(); i++) {
            columns.add("d" + i);
        }
        question.metrics().forEach(metric -> columns.add(value(metric) + " AS " + metric));
        for (int i = 0; i < question.orderBy().size(); i++) {
            columns.add(ordered(question.orderBy().get(i)) + " AS o" + i);
        }
        return columns;
    }

    private static String value(Metric metric) {
        return switch (metric) {
            case PERCENTAGE -> share("(SELECT visitors FROM everybody)");
            case CONVERSION_RATE -> share("(SELECT visitors FROM unfiltered)");
            case GROUP_CONVERSION_RATE -> share("everybody");
            case TOTAL_REVENUE, AVERAGE_REVENUE -> metric.toString();
            default -> "coalesce(" + metric + ", 0)";
        };
    }

    private static String share(String all) {
        return "coalesce(round(100.0 * visitors / nullif(" + all + ", 0), 2), 0)";
    }

    private String ordered(Question.Order by) {
        if (!by.metric()) {
            return "d" + by.place();
        }
        Metric metric = question.metrics().get(by.place());
        return metric.isMoney() ? metric + "_order" : value(metric);
    }
}
