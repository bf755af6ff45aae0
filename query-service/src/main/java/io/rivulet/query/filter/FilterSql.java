package io.rivulet.query.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Filters as conditions that are true or not, and never unknown where that would matter. */
final class FilterSql {

    // The words of other systems for what is missing; the first is this one's.
    private static final Set<String> NONE = Set.of(Dimension.NONE, "Direct / None", "(not set)");

    private final Scope scope;
    private final boolean ofVisits;

    FilterSql(Scope scope, boolean ofVisits) {
        this.scope = scope;
        this.ofVisits = ofVisits;
    }

    SqlText of(Filter filter) {
        if (filter instanceof Filter.And and) {
            return joined(and.parts(), " AND ", "TRUE");
        }
        if (filter instanceof Filter.Or or) {
            return joined(or.parts(), " OR ", "FALSE");
        }
        if (filter instanceof Filter.Not not) {
            return turned(of(not.part()));
        }
        if (filter instanceof Filter.HasDone done) {
            return SqlText.of(ofVisits ? "s.session_id" : "e.session_id")
                    .then(" IN (SELECT e.session_id ")
                    .then(scope.events(done.part(), false))
                    .then(" AND e.session_id IS NOT NULL)");
        }
        if (filter instanceof Filter.OneOf one) {
            return SqlText.of(ofVisits ? "s.person_id" : "e.person_id")
                    .then(" IN (")
                    .then(one.people())
                    .then(")");
        }
        return compared((Filter.Compared) filter);
    }

    private SqlText joined(List<Filter> parts, String between, String ofNone) {
        if (parts.isEmpty()) {
            return SqlText.of(ofNone);
        }
        return SqlText.of(parts.stream().map(this::of).toList(), between).inBrackets();
    }

    private SqlText compared(Filter.Compared filter) {
        SqlText value = ofVisits
                ? Objects.requireNonNull(filter.dimension().onVisits())
                : filter.dimension().onEvents();
        List<String> wanted = new ArrayList<>(filter.values());
        boolean missing = filter.operator() == Operator.IS && wanted.removeAll(NONE);
        List<SqlText> ways = new ArrayList<>();
        if (!wanted.isEmpty()) {
            ways.add(filter.operator().fits(value, wanted, filter.caseSensitive()));
        }
        if (missing) {
            ways.add(value.inBrackets().then(" IS NULL"));
        }
        SqlText fits = SqlText.of(ways, " OR ").inBrackets();
        return filter.not() ? turned(fits) : fits;
    }

    // Not NOT: what is unknown because a value is missing does not hold, so its contrary does.
    private static SqlText turned(SqlText condition) {
        return condition.inBrackets().then(" IS NOT TRUE");
    }
}
