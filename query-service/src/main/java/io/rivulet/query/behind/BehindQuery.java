package io.rivulet.query.behind;

import io.rivulet.query.asked.Cursor;
import io.rivulet.query.behind.BehindView.Behind;
import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.SqlText;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Questions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the events that pass by person. */
@Singleton
final class BehindQuery {

    /** What keeps its cursors out of other lists. */
    static final String KIND = "behind";

    private final Questions questions;
    private final Freshness freshness;

    BehindQuery(Questions questions, Freshness freshness) {
        this.questions = questions;
        this.freshness = freshness;
    }

    /** The parts of a cursor: its kind, when the last one of the page before was seen, and their id. */
    BehindView of(Scope scope, Filter.And filter, List<String> cursor, int limit) {
        Instant asOf = freshness.asOf();
        boolean isFirst = cursor.isEmpty();
        SqlText statement = SqlText.of("SELECT person_id, events, first_at, last_at, "
                        + (isFirst ? "count(*) OVER ()" : "0") + " AS total FROM (SELECT e.person_id,"
                        + " count(*) AS events, min(e.occurred_at) AS first_at, max(e.occurred_at) AS last_at ")
                .then(scope.events(filter, false))
                .then(" GROUP BY e.person_id) AS everybody");
        if (!isFirst) {
            statement = statement.then(
                    " WHERE (last_at, person_id COLLATE \"C\") < (?::timestamptz, ?)", cursor.get(1), cursor.get(2));
        }
        statement = statement.then(" ORDER BY last_at DESC, person_id COLLATE \"C\" DESC LIMIT ?", limit + 1);
        List<Behind> found = new ArrayList<>();
        long[] total = {0};
        questions.each(
                statement.text(),
                row -> {
                    total[0] = row.number("total");
                    return found.add(new Behind(
                            row.text("person_id"), row.number("events"), row.time("first_at"), row.time("last_at")));
                },
                statement.values());
        List<Behind> page = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        return new BehindView(asOf, isFirst ? total[0] : null, page, next(page, found.size() > limit));
    }

    private static @Nullable String next(List<Behind> page, boolean goesOn) {
        if (!goesOn) {
            return null;
        }
        Behind last = page.get(page.size() - 1);
        return Cursor.of(KIND, last.lastAt().toString(), last.personId());
    }
}
