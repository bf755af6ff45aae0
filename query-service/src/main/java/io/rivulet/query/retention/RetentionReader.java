package io.rivulet.query.retention;

import io.rivulet.query.analysis.EventOf;
import io.rivulet.query.analysis.Scopes;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.retention.RetentionQuery.Mode;
import io.rivulet.query.retention.RetentionQuery.Retention;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what is asked about retention. */
final class RetentionReader {

    static final int MOST_PERIODS = 100;
    private static final int MOST_COHORTS = 400;
    private static final int USUAL_PERIODS = 8;

    private RetentionReader() {}

    static Set<String> fields() {
        Set<String> fields = new HashSet<>(Set.of("start", "return", "period", "mode", "periods"));
        fields.addAll(Scopes.FIELDS);
        return fields;
    }

    static Retention read(Asked asked, Scope scope) {
        Period period = asked.at("period").oneOf(List.of(Period.values()), Period.WEEK);
        if (period.numberOf(scope.range().lastDay())
                        - period.numberOf(scope.range().firstDay())
                >= MOST_COHORTS) {
            throw asked.at("dateRange").refused("A range of at most " + MOST_COHORTS + " periods.");
        }
        return new Retention(
                scope,
                EventOf.read(asked.at("start"), "page_view"),
                EventOf.read(asked.at("return"), "page_view"),
                period,
                asked.at("mode").oneOf(List.of(Mode.values()), Mode.FIRST_TIME),
                asked.at("periods").number(1, MOST_PERIODS, USUAL_PERIODS));
    }
}
