package io.rivulet.query.person;

import io.rivulet.query.person.DeedsView.Journey;
import io.rivulet.query.person.DeedsView.Stage;
import io.rivulet.query.person.DeedsView.Touchpoint;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a person's touchpoints in their order. */
@Singleton
final class JourneyQuery {

    private static final int MOST = 500;
    private static final double MILLIS = 1000;

    private final Postgres postgres;

    JourneyQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    private record Sessions(long all, long toFirstConversion) {}

    Journey of(String person) {
        List<Touchpoint> found = postgres.list("""
                SELECT occurred_at, session_id, properties->>'journey_stage' AS stage,
                       properties->>'page_group' AS page_group, properties->>'touchpoint' AS touchpoint,
                       coalesce((properties->>'sequence_number')::bigint, 0) AS number,
                       coalesce((properties->>'time_spent')::bigint, 0) AS millis,
                       coalesce((properties->>'conversion_event')::boolean, false) AS conversion
                  FROM derived_events WHERE person_id = ? AND event_name = 'journey_touchpoint'
                 ORDER BY occurred_at, number, event_id LIMIT ?""", JourneyQuery::touchpoint, person, MOST + 1);
        List<Touchpoint> touchpoints = found.subList(0, Math.min(MOST, found.size()));
        Sessions sessions = sessions(person);
        return new Journey(
                person,
                type(sessions),
                sessions.all(),
                sessions.toFirstConversion(),
                stages(touchpoints),
                touchpoints,
                found.size() <= MOST);
    }

    private Sessions sessions(String person) {
        return postgres.list("""
                        WITH visits AS (
                            SELECT conversion_count, row_number() OVER (ORDER BY started_at, session_id) AS number
                              FROM sessions WHERE person_id = ? AND state <> 'MERGED_INTO')
                        SELECT count(*) AS sessions,
                               coalesce(min(number) FILTER (WHERE conversion_count > 0), 0) AS converting
                          FROM visits""", row -> new Sessions(row.number("sessions"), row.number("converting")), person)
                .get(0);
    }

    private static @Nullable String type(Sessions sessions) {
        if (sessions.toFirstConversion() == 0) {
            return sessions.all() > 3 ? "browsers" : null;
        }
        if (sessions.toFirstConversion() == 1) {
            return "direct_converters";
        }
        return sessions.toFirstConversion() <= 5 ? "researchers" : null;
    }

    private static List<Stage> stages(List<Touchpoint> touchpoints) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        for (Touchpoint each : touchpoints) {
            stages.merge(
                    each.stage(),
                    new Stage(each.stage(), each.at(), 1, each.secondsSpent()),
                    (before, more) -> new Stage(
                            before.stage(),
                            before.firstAt(),
                            before.touchpoints() + 1,
                            before.secondsSpent() + more.secondsSpent()));
        }
        return List.copyOf(stages.values());
    }

    private static Touchpoint touchpoint(Row row) throws SQLException {
        return new Touchpoint(
                row.time("occurred_at"),
                row.textOrNull("session_id"),
                row.text("stage"),
                row.textOrNull("page_group"),
                row.textOrNull("touchpoint"),
                row.number("number"),
                row.number("millis") / MILLIS,
                row.flag("conversion"));
    }
}
