package io.rivulet.query.session;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.EventView;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a visit, or the one that it became part of. */
@Singleton
final class SessionQuery {

    // A day's partition is cheap to look into, and an absorbed event may lie just outside of what the session knew.
    private static final Duration MARGIN = Duration.ofDays(1);

    private static final int MOST_EVENTS = 20_000;
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final String SHOWN = EventView.COLUMNS
            .replace("page_path", "CASE WHEN beyond THEN left(page_path, 200) ELSE page_path END AS page_path")
            .replace("page_title", "CASE WHEN beyond THEN left(page_title, 200) ELSE page_title END AS page_title")
            .replace(
                    "properties",
                    "CASE WHEN beyond THEN '{\"leftOut\":true}'::jsonb ELSE properties END AS properties");

    private final Postgres postgres;

    SessionQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    Optional<SessionView> of(String sessionId) {
        return postgres.first("""
                WITH RECURSIVE chain AS (
                    SELECT session_id, state, merged_into FROM sessions WHERE session_id = ?
                    UNION
                    SELECT s.session_id, s.state, s.merged_into FROM chain c
                      JOIN sessions s ON s.session_id = c.merged_into WHERE c.state = 'MERGED_INTO')
                SELECT s.* FROM sessions s JOIN chain c ON c.session_id = s.session_id
                 ORDER BY s.state = 'MERGED_INTO', s.session_id = ? DESC LIMIT 1""", row -> view(row, sessionId), sessionId, sessionId);
    }

    // Whoever has a page's key can make a visit of any size: what its events say is given as long as there is room.
    private List<EventView> events(String sessionId, Instant startedAt, Instant endedAt) {
        List<EventView> events = postgres.list(
                """
                SELECT %s FROM (
                    SELECT %s, sequence,
                           sum(length(properties::text) + coalesce(length(page_title), 0) + coalesce(length(page_path), 0))
                               OVER (ORDER BY occurred_at, sequence, event_id) > ? AS beyond
                      FROM events WHERE session_id = ? AND occurred_at BETWEEN ? AND ?) e
                 ORDER BY occurred_at, sequence, event_id LIMIT ?""".formatted(SHOWN, EventView.COLUMNS),
                EventView::of,
                MOST_CHARACTERS,
                sessionId,
                startedAt.minus(MARGIN),
                endedAt.plus(MARGIN),
                MOST_EVENTS + 1);
        if (events.size() > MOST_EVENTS) {
            throw Refusal.of(
                    ProblemType.TOOK_TOO_LONG,
                    "The visit has more than " + MOST_EVENTS
                            + " events. Count them by POST /api/v2/query, or export the day.");
        }
        return events;
    }

    private List<ConclusionView> conclusions(String sessionId) {
        return postgres.list("""
                SELECT event_id, event_name, occurred_at, properties FROM derived_events WHERE session_id = ?
                 ORDER BY occurred_at, event_name, event_id""", ConclusionView::of, sessionId);
    }

    private SessionView view(Row row, String askedFor) throws SQLException {
        String id = row.text("session_id");
        Instant startedAt = row.time("started_at");
        List<EventView> events = events(id, startedAt, row.time("ended_at"));
        EventSums sums = EventSums.of(events, startedAt);
        return new SessionView(
                id,
                other(askedFor, id),
                row.text("site_id"),
                row.text("visitor_id"),
                row.text("person_id"),
                row.text("state"),
                row.number("revision"),
                sums.startedAt(),
                sums.endedAt(),
                sums.durationSeconds(),
                sums.engagedSeconds(),
                sums.events(),
                sums.pageViews(),
                sums.interactions(),
                sums.conversions(),
                sums.bounce(),
                sums.revenue(),
                sums.entryPage(),
                sums.exitPage(),
                row.text("channel"),
                row.textOrNull("source"),
                row.textOrNull("medium"),
                row.textOrNull("campaign"),
                row.textOrNull("referrer"),
                row.textOrNull("device_type"),
                row.textOrNull("os"),
                row.textOrNull("browser"),
                row.textOrNull("country"),
                row.textOrNull("region"),
                row.textOrNull("city"),
                row.flag("bot"),
                events,
                conclusions(id));
    }

    private static @Nullable String other(String askedFor, String id) {
        return askedFor.equals(id) ? null : askedFor;
    }
}
