package io.rivulet.query.attribution;

import io.rivulet.query.attribution.credit.Ledger;
import io.rivulet.query.store.Postgres;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the paths of a range together. Visits pass by person by person; only conversions are held all at once. */
@Singleton
final class AttributionQuery {

    /** So many names are told apart, those with the most visits; the rest is one. */
    static final int MOST_NAMES = 200;

    static final String REST = "(other)";

    private final Postgres postgres;

    AttributionQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    Ledger paths(Question question) {
        var ledger = new Ledger();
        var ways = new Ways(ledger, question.range().from(), question.lookback());
        Map<String, List<Conversion>> conversions = conversions(question);
        Set<String> names = names(question);
        List<Visit> visits = new ArrayList<>();
        String[] person = {null};
        Runnable end = () -> {
            if (!visits.isEmpty()) {
                List<Conversion> theirs = conversions.remove(String.valueOf(person[0]));
                ways.add(visits, theirs == null ? List.of() : theirs);
                visits.clear();
            }
        };
        postgres.<RuntimeException>each(
                """
                SELECT person_id, %s AS name, channel = 'direct' AS direct, started_at FROM sessions
                 WHERE site_id = ANY (?) AND started_at >= ? AND started_at < ? AND NOT bot AND state <> 'MERGED_INTO'
                 ORDER BY person_id, started_at, session_id""".formatted(question.dimension().expression()),
                row -> {
                    String id = row.text("person_id");
                    if (!id.equals(person[0])) {
                        end.run();
                        person[0] = id;
                    }
                    String name = row.text("name");
                    visits.add(
                            new Visit(names.contains(name) ? name : REST, row.flag("direct"), row.time("started_at")));
                },
                question.siteIds(),
                question.range().from().minus(question.lookback()),
                question.range().until());
        end.run();
        conversions.values().forEach(unled -> ways.add(List.of(), unled));
        return ledger;
    }

    private Map<String, List<Conversion>> conversions(Question question) {
        Map<String, List<Conversion>> conversions = new HashMap<>();
        postgres.<RuntimeException>each(
                """
                SELECT person_id, occurred_at, revenue, currency FROM events
                 WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot AND conversion
                   AND (? OR event_name = ANY (?))
                 ORDER BY occurred_at, event_id""",
                row -> conversions
                        .computeIfAbsent(row.text("person_id"), unknown -> new ArrayList<>())
                        .add(Conversion.of(row)),
                question.siteIds(),
                question.range().from(),
                question.range().until(),
                question.goals().isEmpty(),
                question.goals());
        return conversions;
    }

    private Set<String> names(Question question) {
        return new HashSet<>(postgres.list(
                """
                SELECT %s AS name FROM sessions
                 WHERE site_id = ANY (?) AND started_at >= ? AND started_at < ? AND NOT bot AND state <> 'MERGED_INTO'
                 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?""".formatted(question.dimension().expression()),
                row -> row.text("name"),
                question.siteIds(),
                question.range().from().minus(question.lookback()),
                question.range().until(),
                MOST_NAMES));
    }
}
