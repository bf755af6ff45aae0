package io.rivulet.query.journey;

import io.rivulet.query.asked.Cursor;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.journey.JourneyPeopleView.Walker;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Questions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names those whom {@link JourneysQuery} counts. */
@Singleton
final class JourneyPeopleQuery {

    /** What keeps its cursors out of other lists. */
    static final String KIND = "journeys";

    private final Questions questions;
    private final Freshness freshness;

    JourneyPeopleQuery(Questions questions, Freshness freshness) {
        this.questions = questions;
        this.freshness = freshness;
    }

    /** Whose visits of the range are of a type; all who had one where none is said. */
    JourneyPeopleView ofType(
            List<String> siteIds, DateRange range, @Nullable JourneyType type, List<String> cursor, int limit) {
        var chosen = new StringBuilder("WITH " + Ways.BY_VISITS + """
                , chosen AS (
                    SELECT person_id, visits AS times, conversions, first_at, last_at FROM ways""");
        List<Object> values = values(siteIds, range);
        if (type != null) {
            chosen.append(" WHERE type = ?");
            values.add(type.wireName());
        }
        return page(chosen.append(')').toString(), values, cursor, limit);
    }

    /** Who was in a stage in the range, or only those of them who came no further. */
    JourneyPeopleView ofStage(
            List<String> siteIds,
            DateRange range,
            String stage,
            boolean cameNoFurther,
            List<String> cursor,
            int limit) {
        String chosen = "WITH " + Ways.TOUCHPOINTS + """
                , furthest AS (
                    SELECT DISTINCT ON (person_id) person_id, stage FROM touchpoints
                     ORDER BY person_id, place DESC, stage DESC),
                chosen AS (
                    SELECT t.person_id, count(*) AS times, count(*) FILTER (WHERE t.conversion) AS conversions,
                           min(t.occurred_at) AS first_at, max(t.occurred_at) AS last_at
                      FROM touchpoints t JOIN furthest f ON f.person_id = t.person_id
                     WHERE t.stage = ? AND (NOT ? OR f.stage = t.stage)
                     GROUP BY t.person_id)""";
        List<Object> values = values(siteIds, range);
        values.add(stage);
        values.add(cameNoFurther);
        return page(chosen, values, cursor, limit);
    }

    private static List<Object> values(List<String> siteIds, DateRange range) {
        return new ArrayList<>(List.of(siteIds, range.from(), range.until()));
    }

    /** The parts of a cursor: its kind, when the last one of the page before was there, and their id. */
    private JourneyPeopleView page(String chosen, List<Object> values, List<String> cursor, int limit) {
        Instant asOf = freshness.asOf();
        boolean isFirst = cursor.isEmpty();
        var statement = new StringBuilder(chosen)
                .append(" SELECT *, ")
                .append(isFirst ? "count(*) OVER ()" : "0")
                .append(" AS total FROM chosen");
        if (!isFirst) {
            statement.append(" WHERE (last_at, person_id COLLATE \"C\") < (?::timestamptz, ?)");
            values.add(cursor.get(1));
            values.add(cursor.get(2));
        }
        statement.append(" ORDER BY last_at DESC, person_id COLLATE \"C\" DESC LIMIT ?");
        values.add(limit + 1);
        List<Walker> found = new ArrayList<>();
        long[] total = {0};
        questions.each(
                statement.toString(),
                row -> {
                    total[0] = row.number("total");
                    return found.add(new Walker(
                            row.text("person_id"),
                            row.number("times"),
                            row.number("conversions"),
                            row.time("first_at"),
                            row.time("last_at")));
                },
                values);
        List<Walker> page = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        return new JourneyPeopleView(asOf, isFirst ? total[0] : null, page, next(page, found.size() > limit));
    }

    private static @Nullable String next(List<Walker> page, boolean goesOn) {
        if (!goesOn) {
            return null;
        }
        Walker last = page.get(page.size() - 1);
        return Cursor.of(KIND, last.lastAt().toString(), last.personId());
    }
}
