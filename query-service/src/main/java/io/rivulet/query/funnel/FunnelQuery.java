package io.rivulet.query.funnel;

import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.SqlText;
import io.rivulet.query.filter.Words;
import io.rivulet.query.funnel.Definition.Order;
import io.rivulet.query.funnel.FunnelView.Part;
import io.rivulet.query.funnel.PeopleView.Walker;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Questions;
import io.rivulet.query.store.Row;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks through the events of a range, person by person, and holds one person at a time. */
@Singleton
final class FunnelQuery {

    private static final int MOST_PARTS = 25;
    private static final String OTHER = "(other)";
    // Within one visit there is no window.
    private static final Duration NO_END = Duration.ofDays(100_000);

    private final Questions questions;
    private final Freshness freshness;

    FunnelQuery(Questions questions, Freshness freshness) {
        this.questions = questions;
        this.freshness = freshness;
    }

    /** What is made of somebody's best attempt; says whether the next one is wanted. */
    private interface Counting {
        boolean count(String actor, Attempt best);
    }

    FunnelView of(Definition definition, Scope scope) {
        Instant asOf = freshness.asOf();
        int steps = definition.steps().size();
        Sums all = new Sums(steps);
        Map<String, Sums> parts = new HashMap<>();
        walk(definition, scope, null, (actor, best) -> {
            all.add(best);
            if (definition.breakdown() != null) {
                parts.computeIfAbsent(String.valueOf(best.attribute()), value -> new Sums(steps))
                        .add(best);
            }
            return true;
        });
        return new FunnelView(
                scope.range().from(),
                scope.range().until(),
                asOf,
                Words.of(definition.unit()),
                all.steps(definition.steps()),
                definition.breakdown() == null ? null : parts(definition, parts));
    }

    private static List<Part> parts(Definition definition, Map<String, Sums> parts) {
        List<String> values = parts.keySet().stream()
                .sorted(Comparator.<String>comparingLong(
                                value -> -sums(parts, value).began())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Part> shown = new ArrayList<>();
        Sums others = new Sums(definition.steps().size());
        for (int i = 0; i < values.size(); i++) {
            Sums sums = sums(parts, values.get(i));
            if (i < MOST_PARTS) {
                shown.add(new Part(values.get(i), sums.steps(definition.steps())));
            } else {
                others.add(sums);
            }
        }
        if (others.began() > 0) {
            shown.add(new Part(OTHER, others.steps(definition.steps())));
        }
        return shown;
    }

    private static Sums sums(Map<String, Sums> parts, String value) {
        return Objects.requireNonNull(parts.get(value));
    }

    /**
     * Those who took a step, or who took the one before and not it.
     *
     * @param value of the breakdown, where only those with it are wanted
     * @param after the last id of the page before
     */
    PeopleView people(
            Definition definition,
            Scope scope,
            int step,
            boolean dropped,
            @Nullable String value,
            @Nullable String after,
            int limit) {
        List<Walker> people = new ArrayList<>();
        walk(definition, scope, after, (actor, best) -> {
            boolean wanted = dropped ? best.level() == step - 1 : best.level() >= step;
            if (wanted && (value == null || value.equals(best.attribute()))) {
                people.add(new Walker(
                        actor, best.level(), Instant.ofEpochMilli(best.startedAt()), Instant.ofEpochMilli(best.at())));
            }
            return people.size() <= limit;
        });
        if (people.size() <= limit) {
            return new PeopleView(people, null);
        }
        List<Walker> page = List.copyOf(people.subList(0, limit));
        return new PeopleView(page, page.get(limit - 1).id());
    }

    private void walk(Definition definition, Scope scope, @Nullable String after, Counting counting) {
        SqlText statement = FunnelSql.of(definition, scope, after);
        var round = new Round(definition, counting);
        questions.packed(statement.text(), round::take, statement.values());
        round.end();
    }

    private static Walk walk(Definition definition) {
        Duration window = definition.window() == null ? NO_END : definition.window();
        return definition.order() == Order.ANY
                ? new InAnyOrder(definition, window.toMillis())
                : new InOrder(definition, window.toMillis());
    }

    /** One after the other. */
    private static final class Round {

        private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

        private final Definition definition;
        private final Counting counting;
        private String actor = "";
        private Walk walk;
        private boolean goesOn = true;

        Round(Definition definition, Counting counting) {
            this.definition = definition;
            this.counting = counting;
            this.walk = walk(definition);
        }

        boolean take(Row row) throws SQLException {
            String who = row.text("actor");
            if (!who.equals(actor)) {
                end();
                actor = who;
                walk = walk(definition);
            } else {
                walk.nextVisit();
            }
            ByteBuffer times = ByteBuffer.wrap(row.bytes("times"));
            ByteBuffer fits = ByteBuffer.wrap(row.bytes("fits"));
            ByteBuffer excluded = definition.exclusions().isEmpty() ? NOTHING : ByteBuffer.wrap(row.bytes("excluded"));
            List<String> attributes = definition.breakdown() == null ? List.of() : row.texts("attributes");
            for (int event = 0; times.hasRemaining(); event++) {
                walk.take(
                        times.getLong(),
                        fits.getInt(),
                        excluded.hasRemaining() ? excluded.getInt() : 0,
                        attributes.isEmpty() ? null : attributes.get(event));
            }
            return goesOn;
        }

        void end() {
            Attempt best = walk.best();
            if (best != null && goesOn) {
                goesOn = counting.count(actor, best);
            }
        }
    }
}
