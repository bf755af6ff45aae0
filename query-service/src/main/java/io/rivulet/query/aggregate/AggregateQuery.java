package io.rivulet.query.aggregate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rivulet.query.aggregate.AggregateView.Meta;
import io.rivulet.query.aggregate.AggregateView.Pagination;
import io.rivulet.query.aggregate.AggregateView.Result;
import io.rivulet.query.aggregate.AggregateView.Understood;
import io.rivulet.query.filter.Dimension;
import io.rivulet.query.filter.SqlText;
import io.rivulet.query.filter.TimeBucket;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Questions;
import io.rivulet.query.store.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the answer to a question. */
@Singleton
final class AggregateQuery {

    private static final ObjectMapper MONEY = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Questions questions;
    private final Freshness freshness;

    AggregateQuery(Questions questions, Freshness freshness) {
        this.questions = questions;
        this.freshness = freshness;
    }

    private record Counted(List<String> dimensions, List<Object> metrics, Place place, long totalRows) {}

    AggregateView of(Question question) {
        // Before the numbers: what is projected meanwhile makes them newer than it says, never older.
        Instant asOf = freshness.asOf();
        List<Counted> found = rows(question, QuestionSql.of(question));
        List<Counted> rows = found.subList(0, Math.min(found.size(), question.limit()));
        String next =
                found.size() > rows.size() ? rows.get(rows.size() - 1).place().cursor(question.asked()) : null;
        List<Result> results = question.comparedWith() == null
                ? rows.stream()
                        .map(row -> new Result(row.dimensions(), row.metrics(), null))
                        .toList()
                : compared(question, rows, question.comparedWith());
        return new AggregateView(results, meta(question, rows, next, asOf), understood(question));
    }

    private List<Counted> rows(Question question, SqlText statement) {
        return questions.list(statement.text(), row -> counted(question, row), statement.values());
    }

    private static Counted counted(Question question, Row row) throws SQLException {
        List<String> dimensions = new ArrayList<>();
        for (int i = 0; i < question.dimensions().size(); i++) {
            dimensions.add(row.text("d" + i));
        }
        List<Object> metrics = new ArrayList<>();
        for (Metric metric : question.metrics()) {
            metrics.add(value(metric, row));
        }
        List<@Nullable String> place = new ArrayList<>();
        for (int i = 0; i < question.orderBy().size(); i++) {
            place.add(row.textOrNull("o" + i));
        }
        place.addAll(dimensions);
        return new Counted(dimensions, metrics, new Place(place), row.number("total_rows"));
    }

    private static Object value(Metric metric, Row row) throws SQLException {
        String name = metric.toString();
        if (metric.isMoney()) {
            return amounts(row.textOrNull(name));
        }
        return metric.isCount() ? (Object) row.number(name) : (Object) row.decimal(name);
    }

    private static List<Amount> amounts(@Nullable String json) {
        List<Amount> amounts = new ArrayList<>();
        try {
            for (var amount : MONEY.readTree(json == null ? "[]" : json)) {
                BigDecimal value = amount.path("amount").decimalValue();
                amounts.add(new Amount(amount.path("currency").asText(), value.stripTrailingZeros()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Postgres made no JSON", e);
        }
        return amounts;
    }

    private List<Result> compared(Question question, List<Counted> rows, TimeRange other) {
        Question then = question.during(other);
        boolean byTime = question.dimensions().stream().anyMatch(dimension -> dimension.bucket() != null);
        // Stretches of time have other names then; which ones is easier to say afterwards.
        SqlText statement = byTime || question.dimensions().isEmpty()
                ? QuestionSql.of(then)
                : QuestionSql.of(then, rows.stream().map(Counted::dimensions).toList());
        var before = new Before(question.metrics());
        for (Counted row : rows(then, statement)) {
            before.add(row.dimensions(), row.metrics());
        }
        List<Result> results = new ArrayList<>();
        for (Counted row : rows) {
            results.add(new Result(
                    row.dimensions(),
                    row.metrics(),
                    before.compare(then(question, row.dimensions(), other), row.metrics())));
        }
        return results;
    }

    // The first day is compared with the first day of the other range, and so on.
    private static List<String> then(Question question, List<String> dimensions, TimeRange other) {
        List<String> then = new ArrayList<>(dimensions);
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = question.dimensions().get(i);
            TimeBucket bucket = dimension.bucket();
            if (bucket != null) {
                then.set(
                        i,
                        bucket.counterpart(dimensions.get(i), question.scope().range(), other));
            }
        }
        return then;
    }

    private Meta meta(Question question, List<Counted> rows, @Nullable String next, @Nullable Instant asOf) {
        TimeRange range = question.scope().range();
        List<String> labels = !question.timeLabels()
                ? null
                : question.dimensions().stream()
                        .map(Dimension::bucket)
                        .filter(bucket -> bucket != null)
                        .map(bucket -> bucket.labels(range))
                        .findFirst()
                        .orElse(null);
        return new Meta(
                asOf,
                range.timeZone().getId(),
                false,
                question.imports() ? "Imported events are events here; there is nothing to add." : null,
                labels,
                question.totalRows() ? (Long) totalRows(question, rows) : null,
                next);
    }

    private long totalRows(Question question, List<Counted> rows) {
        if (!rows.isEmpty() || (question.offset() == 0 && question.after() == null)) {
            return rows.isEmpty() ? 0 : rows.get(0).totalRows();
        }
        List<Counted> first = rows(question, QuestionSql.of(question.fromTheFirstRow()));
        return first.isEmpty() ? 0 : first.get(0).totalRows();
    }

    private static Understood understood(Question question) {
        TimeRange other = question.comparedWith();
        var filters = question.asked().path("filters");
        return new Understood(
                question.scope().siteIds().get(0),
                question.metrics().stream().map(Metric::toString).toList(),
                ends(question.scope().range()),
                other == null ? null : ends(other),
                question.dimensions().stream().map(Dimension::name).toList(),
                filters.isArray() ? filters : JsonNodeFactory.instance.arrayNode(),
                question.orderBy().stream()
                        .map(order -> List.of(order.name(), order.descending() ? "desc" : "asc"))
                        .toList(),
                new Pagination(question.limit(), question.offset()));
    }

    private static List<Instant> ends(TimeRange range) {
        return List.of(range.from(), range.until());
    }
}
