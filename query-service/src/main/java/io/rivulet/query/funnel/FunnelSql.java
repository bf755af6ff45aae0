package io.rivulet.query.funnel;

import io.rivulet.query.filter.Dimensions;
import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.SqlText;
import io.rivulet.query.funnel.Definition.Order;
import io.rivulet.query.funnel.Definition.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events of a funnel, each read once. A row is what somebody ({@code actor}) did, or what they did in one visit where a
 * funnel ends with it: when ({@code times}, eight bytes each, milliseconds), which steps and exclusions it may be
 * ({@code fits}, {@code excluded}, four bytes each, a bit for each step), and with which attribute ({@code attributes}), all
 * in the order in which they did it. Rows of one person follow each other. A row an event would cost most of the time.
 */
final class FunnelSql {

    private static final String IN_ORDER = " ORDER BY at, sequence, event_id)";

    private FunnelSql() {}

    /** Of those whose id comes after another, or of all. */
    static SqlText of(Definition definition, Scope scope, @Nullable String after) {
        String actor = definition.unit() == Unit.PERSONS ? "e.person_id" : "e.session_id";
        boolean byVisit = definition.window() == null;
        boolean excludes = !definition.exclusions().isEmpty();
        SqlText events = SqlText.of("SELECT " + actor + " COLLATE \"C\" AS actor"
                        + (byVisit ? ", e.session_id COLLATE \"C\" AS visit" : "")
                        + ", (date_part('epoch', e.occurred_at) * 1000)::bigint AS at, e.sequence,"
                        + " e.event_id COLLATE \"C\" AS event_id, ")
                .then(bits(
                        definition.steps().stream().map(Definition.Step::filter).toList(), scope))
                .then(" AS fits");
        if (excludes) {
            events = events.then(", ")
                    .then(bits(
                            definition.exclusions().stream()
                                    .map(Definition.Exclusion::filter)
                                    .toList(),
                            scope))
                    .then(" AS excluded");
        }
        if (definition.breakdown() != null) {
            events = events.then(", ").then(attribute(definition, scope)).then(" AS attribute");
        }
        events = events.then(" ").then(scope.events(everythingOf(definition), definition.needsVisit()));
        if (byVisit) {
            events = events.then(" AND e.session_id IS NOT NULL");
        }
        if (after != null) {
            events = events.then(" AND " + actor + " COLLATE \"C\" > ?", after);
        }
        String by = byVisit ? "actor, visit" : "actor";
        return SqlText.of("SELECT actor, string_agg(int8send(at), ''" + IN_ORDER
                        + " AS times, string_agg(int4send(fits), ''"
                        + IN_ORDER + " AS fits"
                        + (excludes ? ", string_agg(int4send(excluded), ''" + IN_ORDER + " AS excluded" : "")
                        + (definition.breakdown() == null ? "" : ", array_agg(attribute" + IN_ORDER + " AS attributes")
                        + " FROM ")
                .then(events.inBrackets())
                .then(" AS walk GROUP BY " + by + " ORDER BY " + by);
    }

    // What is no step matters only where steps must follow each other at once: then it comes between.
    private static Filter.And everythingOf(Definition definition) {
        if (definition.order() == Order.STRICT) {
            return definition.filter();
        }
        List<Filter> ways = new ArrayList<>();
        definition.steps().forEach(step -> ways.add(step.filter()));
        definition.exclusions().forEach(exclusion -> ways.add(exclusion.filter()));
        List<Filter> parts = new ArrayList<>(definition.filter().parts());
        var steps = new Filter.Or(ways);
        parts.add(steps);
        // All their names at once are what an index finds; one or the other is not.
        steps.names().ifPresent(names -> parts.add(Dimensions.named(names)));
        return new Filter.And(parts);
    }

    // Steps in order begin with the first one: what other events have is not looked at, and neither sorted nor told.
    private static SqlText attribute(Definition definition, Scope scope) {
        SqlText shown = Objects.requireNonNull(definition.breakdown()).shownOnEvents();
        return definition.order() == Order.ANY
                ? shown
                : SqlText.of("CASE WHEN ")
                        .then(scope.onEvents(definition.steps().get(0).filter()))
                        .then(" THEN ")
                        .then(shown)
                        .then(" ELSE '' END");
    }

    private static SqlText bits(List<Filter.And> filters, Scope scope) {
        List<SqlText> bits = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            bits.add(SqlText.of("CASE WHEN ")
                    .then(scope.onEvents(filters.get(i)))
                    .then(" THEN " + (1 << i) + " ELSE 0 END"));
        }
        return bits.isEmpty() ? SqlText.of("0") : SqlText.of(bits, " | ").inBrackets();
    }
}
