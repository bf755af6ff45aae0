package io.rivulet.query.person;

import io.rivulet.query.asked.Cursor;
import io.rivulet.query.person.DeedsView.Item;
import io.rivulet.query.person.DeedsView.Journey;
import io.rivulet.query.person.DeedsView.Timeline;
import io.rivulet.query.person.DeedsView.Visit;
import io.rivulet.query.person.DeedsView.Visits;
import io.rivulet.query.person.ScoresView.Scored;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import io.rivulet.query.store.Sight;
import io.rivulet.query.store.Viewer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what one person did. */
@Singleton
final class DeedsQuery {

    private static final double MILLIS = 1000;

    /** Later and greater than whatever there is: where a list without a cursor begins. */
    private static final List<String> BEGINNING = List.of("", "infinity", "");

    private final Postgres postgres;
    private final JourneyQuery journeys;
    private final Viewer viewer;

    DeedsQuery(Postgres postgres, JourneyQuery journeys, Viewer viewer) {
        this.postgres = postgres;
        this.journeys = journeys;
        this.viewer = viewer;
    }

    private record Placed<T>(T deed, String at, String id) {}

    Visits visits(String id, List<String> cursor, int limit) {
        String person = person(id);
        List<String> from = cursor.isEmpty() ? BEGINNING : cursor;
        var found = postgres.list(
                """
                SELECT *, started_at::text AS place FROM sessions
                 WHERE person_id = ? AND state <> 'MERGED_INTO' AND (started_at, session_id) < (?::timestamptz, ?)
                 ORDER BY started_at DESC, session_id DESC LIMIT ?""",
                row -> new Placed<>(visit(row), row.text("place"), row.text("session_id")),
                person,
                from.get(1),
                from.get(2),
                limit + 1);
        return new Visits(person, deeds(found, limit), next("sessions", found, limit));
    }

    /** Items of the same moment are in the order of their ids. */
    Timeline timeline(String id, List<String> cursor, int limit) {
        String person = person(id);
        List<String> from = cursor.isEmpty() ? BEGINNING : cursor;
        var found = postgres.list(
                """
                SELECT *, at::text AS place FROM (
                    (SELECT 'event' AS type, event_id AS id, event_name AS name, occurred_at AS at, session_id,
                            page_path, conversion, properties AS details
                       FROM events WHERE person_id = ? AND (occurred_at, event_id) < (?::timestamptz, ?)
                      ORDER BY occurred_at DESC, event_id DESC LIMIT ?)
                    UNION ALL
                    (SELECT 'conclusion', event_id, event_name, occurred_at, session_id, NULL, false, properties
                       FROM derived_events WHERE person_id = ? AND (occurred_at, event_id) < (?::timestamptz, ?)
                      ORDER BY occurred_at DESC, event_id DESC LIMIT ?)
                    UNION ALL
                    (SELECT 'scores', 'scores', model, computed_at, NULL, NULL, false, scores
                       FROM score_history WHERE person_id = ? AND (computed_at, 'scores') < (?::timestamptz, ?)
                      ORDER BY computed_at DESC LIMIT ?)) AS items
                 ORDER BY at DESC, id DESC LIMIT ?""",
                row -> new Placed<>(item(row), row.text("place"), row.text("id")),
                person,
                from.get(1),
                from.get(2),
                limit + 1,
                person,
                from.get(1),
                from.get(2),
                limit + 1,
                person,
                from.get(1),
                from.get(2),
                limit + 1,
                limit + 1);
        return new Timeline(person, deeds(found, limit), next("timeline", found, limit));
    }

    ScoresView scores(String id, List<String> cursor, int limit) {
        String person = person(id);
        List<Scored> found = postgres.list(
                """
                SELECT day, engagement, lead, churn_risk, model, computed_at FROM score_history
                 WHERE person_id = ? AND day < ?::date ORDER BY day DESC LIMIT ?""",
                row -> new Scored(
                        row.day("day"),
                        row.decimal("engagement"),
                        row.decimal("lead"),
                        row.text("churn_risk"),
                        row.text("model"),
                        row.time("computed_at")),
                person,
                cursor.isEmpty() ? "infinity" : cursor.get(1),
                limit + 1);
        List<Scored> page = found.subList(0, Math.min(limit, found.size()));
        return new ScoresView(
                person,
                page,
                found.size() > limit
                        ? Cursor.of("scores", page.get(limit - 1).date().toString())
                        : null);
    }

    Journey journey(String id) {
        return journeys.of(person(id));
    }

    /** Who is meant by an id: a person, who a person proved to be, or whose browser it is. */
    private String person(String id) {
        return postgres.first("""
                        SELECT id FROM (
                            SELECT into_id AS id, 1 AS choice FROM person_merges WHERE from_id = ?
                            UNION ALL SELECT person_id, 2 FROM persons WHERE person_id = ?
                            UNION ALL SELECT person_id, 3 FROM person_days WHERE person_id = ?
                            UNION ALL SELECT user_id, 4 FROM visitor_links WHERE visitor_id = ?
                            UNION ALL SELECT person_id, 5 FROM persons WHERE ? = ANY (visitor_ids)) AS known
                         ORDER BY choice LIMIT 1""", row -> row.text("id"), id, id, id, id, id)
                .filter(this::isVisible)
                .orElseThrow(() -> Refusal.of(ProblemType.UNKNOWN_ID, "No person and no visitor of this id is known."));
    }

    /** Who was on a site that may not be seen is as unknown as nobody. */
    private boolean isVisible(String personId) {
        Sight sight = viewer.sight();
        return sight.isOfAllSites()
                || postgres.first(
                                "SELECT site_ids FROM persons WHERE person_id = ?",
                                row -> row.texts("site_ids"),
                                personId)
                        .filter(sight::seesAll)
                        .isPresent();
    }

    private static <T> List<T> deeds(List<Placed<T>> found, int limit) {
        return found.stream().limit(limit).map(Placed::deed).toList();
    }

    private static <T> @Nullable String next(String kind, List<Placed<T>> found, int limit) {
        if (found.size() <= limit) {
            return null;
        }
        Placed<T> last = found.get(limit - 1);
        return Cursor.of(kind, last.at(), last.id());
    }

    private static Visit visit(Row row) throws SQLException {
        return new Visit(
                row.text("session_id"),
                row.text("site_id"),
                row.text("visitor_id"),
                row.text("state"),
                row.time("started_at"),
                row.time("ended_at"),
                (row.time("ended_at").toEpochMilli() - row.time("started_at").toEpochMilli()) / MILLIS,
                row.number("engaged_millis") / MILLIS,
                row.number("events"),
                row.number("page_views"),
                row.number("interactions"),
                row.number("conversion_count"),
                row.number("page_views") == 1 && row.number("interactions") == 0,
                row.textOrNull("entry_page"),
                row.textOrNull("exit_page"),
                row.text("channel"),
                row.textOrNull("source"),
                row.textOrNull("campaign"),
                row.textOrNull("device_type"),
                row.textOrNull("country"));
    }

    private static Item item(Row row) throws SQLException {
        return new Item(
                row.text("type"),
                row.text("id"),
                row.text("name"),
                row.time("at"),
                row.textOrNull("session_id"),
                row.textOrNull("page_path"),
                row.flag("conversion"),
                row.text("details"));
    }
}
