package io.rivulet.query.path;

import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.SqlText;
import io.rivulet.query.path.PathView.Exit;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Questions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks through the visits of a range, each in its order, and holds one visit at a time. */
@Singleton
final class PathQuery {

    private static final double PRECISION = 10_000;

    private final Questions questions;
    private final Freshness freshness;

    PathQuery(Questions questions, Freshness freshness) {
        this.questions = questions;
        this.freshness = freshness;
    }

    /** Of what a way is made. */
    enum Of {
        PAGE,
        EVENT
    }

    /**
     * What is asked.
     *
     * @param start the way begins where it comes first, if it is said
     * @param end the way ends where it comes last, if it is said, and is told back from there
     * @param steps how many places are told
     * @param top how many names each of them has
     */
    record Paths(
            Scope scope,
            Filter.And filter,
            Of of,
            @Nullable String start,
            @Nullable String end,
            int steps,
            int top) {}

    PathView of(Paths asked) {
        Instant asOf = freshness.asOf();
        SqlText statement = statement(asked);
        var ways = new Ways(asked);
        Map<String, long[]> places = new HashMap<>();
        questions.packed(
                statement.text(),
                row -> {
                    List<String> way = withoutReloads(row.texts("names"));
                    ways.add(way);
                    way.stream().distinct().forEach(name -> places.computeIfAbsent(name, key -> new long[2])[0]++);
                    Objects.requireNonNull(places.get(way.get(way.size() - 1)))[1]++;
                    return true;
                },
                statement.values());
        return new PathView(asOf, ways.visits(), ways.transitions(), ways.mostFrequent(), exits(places, asked.top()));
    }

    // Reloading a page is not going anywhere.
    private static List<String> withoutReloads(List<String> names) {
        List<String> way = new ArrayList<>();
        for (String name : names) {
            if (way.isEmpty() || !way.get(way.size() - 1).equals(name)) {
                way.add(name);
            }
        }
        return way;
    }

    private static List<Exit> exits(Map<String, long[]> places, int top) {
        return places.entrySet().stream()
                .filter(place -> place.getValue()[1] > 0)
                .map(place -> new Exit(
                        place.getKey(),
                        place.getValue()[1],
                        Math.round((double) place.getValue()[1] / (double) place.getValue()[0] * PRECISION)
                                / PRECISION))
                .sorted(Comparator.comparingLong((Exit exit) -> -exit.exits()).thenComparing(Exit::name))
                .limit(top)
                .toList();
    }

    private static SqlText statement(Paths asked) {
        String name = asked.of() == Of.PAGE ? "coalesce(e.page_path, '(none)')" : "e.event_name";
        return SqlText.of("SELECT array_agg(" + name
                        + " ORDER BY e.occurred_at, e.sequence, e.event_id COLLATE \"C\") AS names ")
                .then(asked.scope().events(asked.filter(), false))
                .then(" AND e.session_id IS NOT NULL AND e.kind "
                        + (asked.of() == Of.PAGE ? "= 'PAGE_VIEW'" : "<> 'PASSIVE'")
                        + " GROUP BY e.session_id COLLATE \"C\"");
    }
}
