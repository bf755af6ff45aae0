package io.rivulet.query.funnel;

import io.rivulet.query.filter.Dimension;
import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.SqlText;
import io.rivulet.query.funnel.Definition.Order;
import io.rivulet.query.funnel.Definition.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a funnel, each read once, in the order in which people did them: who ({@code actor}), in which visit
 * ({@code visit}), when ({@code at}, milliseconds), which steps and exclusions it may be ({@code fits}, {@code excluded},
 * a bit each), and with which attribute ({@code attribute}).
 */
final class FunnelSql {

    private FunnelSql() {}

    /** Of those whose id comes after another, or of all. */
    static SqlText of(Definition definition, Scope scope, @Nullable String after) {
        String actor = definition.unit() == Unit.PERSONS ? "e.person_id" : "e.session_id";
        boolean byVisit = definition.window() == null;
        SqlText events = SqlText.of("SELECT " + actor + " AS actor, e.session_id AS visit,"
                        + " (date_part('epoch', e.occurred_at) * 1000)::bigint AS at, e.sequence, e.event_id, ")
                .then(bits(
                        definition.steps().stream().map(Definition.Step::filter).toList(), scope))
                .then(" AS fits, ")
                .then(bits(
                        definition.exclusions().stream()
                                .map(Definition.Exclusion::filter)
                                .toList(),
                        scope))
                .then(" AS excluded, ")
                .then(attribute(definition.breakdown()))
                .then(" AS attribute ")
                .then(scope.events(everythingOf(definition), definition.needsVisit()));
        if (byVisit) {
            events = events.then(" AND e.session_id IS NOT NULL");
        }
        if (after != null) {
            events = events.then(" AND " + actor + " COLLATE \"C\" > ?", after);
        }
        return SqlText.of("SELECT actor, visit, at, fits, excluded, attribute FROM ")
                .then(events.inBrackets())
                .then(" AS walk ORDER BY actor COLLATE \"C\", "
                        + (byVisit && definition.unit() == Unit.PERSONS ? "visit COLLATE \"C\", " : "")
                        + "at, sequence, event_id COLLATE \"C\"");
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
        parts.add(new Filter.Or(ways));
        return new Filter.And(parts);
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

    private static SqlText attribute(@Nullable Dimension breakdown) {
        return breakdown == null ? SqlText.of("NULL") : breakdown.shownOnEvents();
    }
}
