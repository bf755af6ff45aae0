package io.rivulet.query.projection;

import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moves events from session to session as sessionizers told it that named no events: a session that was absorbed gives
 * its events away, now and whenever one still arrives for it; one that was split off takes those in its span. What
 * names its events is {@link EventMoves}'.
 */
final class SessionMoves {

    private static final int LONGEST_CHAIN = 8;

    private final EventDays days;

    SessionMoves(EventDays days) {
        this.days = days;
    }

    /** Whether a change moves events without naming them: most sessions only grow. */
    static boolean moves(SessionChange change) {
        return !change.getMovesTold() && (isAbsorbed(change) || isSplitOff(change));
    }

    private static boolean isAbsorbed(SessionChange change) {
        return change.getAfter().getState() == SessionState.MERGED_INTO
                && change.getAfter().getMergedInto() != null;
    }

    // A new session has one event; one that is born with more took them from another.
    private static boolean isSplitOff(SessionChange change) {
        return change.getKind() == SessionChangeKind.OPENED
                && change.getAfter().getState() != SessionState.MERGED_INTO
                && change.getAfter().getEvents() > 1;
    }

    /** Remembers who absorbed whom. Comes before the batch's events are written. */
    void remember(Connection connection, Collection<SessionChange> changes) throws SQLException {
        List<Session> absorbed = changes.stream()
                .filter(change -> moves(change) && isAbsorbed(change))
                .map(SessionChange::getAfter)
                .toList();
        if (!absorbed.isEmpty()) {
            Map<String, Session> newest = new LinkedHashMap<>();
            absorbed.forEach(session ->
                    newest.merge(session.getSessionId(), session, (a, b) -> a.getRevision() > b.getRevision() ? a : b));
            Object[] from = newest.keySet().toArray();
            Object[] into = newest.values().stream().map(Session::getMergedInto).toArray();
            Object[] revisions =
                    newest.values().stream().map(Session::getRevision).toArray();
            Sql.update(connection, """
                    INSERT INTO session_merges (from_id, into_id, revision)
                    SELECT * FROM unnest(?, ?, ?) AS m (from_id, into_id, revision)
                    ON CONFLICT (from_id) DO UPDATE SET into_id = excluded.into_id, revision = excluded.revision
                     WHERE session_merges.revision < excluded.revision""", "text", from, "text", into, "bigint", revisions);
            flatten(connection);
        }
        forget(connection, changes);
    }

    /** Moves the events that are stored. Comes after the batch's events are written. */
    void apply(Connection connection, Collection<SessionChange> changes, String writer) throws SQLException {
        for (SessionChange change : changes) {
            if (!moves(change)) {
                continue;
            }
            if (isAbsorbed(change)) {
                giveAway(connection, change, writer);
            } else {
                take(connection, change.getAfter(), writer);
            }
        }
    }

    // A chain is as long as sessions absorb each other in turn: one or two steps. A circle would have no end.
    private static void flatten(Connection connection) throws SQLException {
        int moved = 1;
        for (int step = 0; moved > 0 && step < LONGEST_CHAIN; step++) {
            moved = Sql.update(connection, """
                    UPDATE session_merges m SET into_id = n.into_id
                      FROM session_merges n WHERE n.from_id = m.into_id AND n.into_id <> m.from_id""");
        }
    }

    // A session that was absorbed can come back when a later event splits the absorbing one where it began.
    private static void forget(Connection connection, Collection<SessionChange> changes) throws SQLException {
        List<Session> alive = changes.stream()
                .map(SessionChange::getAfter)
                .filter(session -> session.getState() != SessionState.MERGED_INTO)
                .toList();
        Sql.update(
                connection,
                """
                DELETE FROM session_merges m USING unnest(?, ?) AS s (session_id, revision)
                 WHERE m.from_id = s.session_id AND m.revision < s.revision""",
                "text",
                alive.stream().map(Session::getSessionId).toArray(),
                "bigint",
                alive.stream().map(Session::getRevision).toArray());
    }

    private void giveAway(Connection connection, SessionChange change, String writer) throws SQLException {
        String from = change.getAfter().getSessionId();
        for (LocalDate day : daysOf(connection, change)) {
            DayWrites.repair(
                    connection,
                    DayWrites.notingEvents("""
                        UPDATE %s t SET session_id = m.into_id FROM session_merges m
                         WHERE t.session_id = m.from_id AND m.from_id = ANY (?)""".formatted(EventDays.tableOf(day))),
                    writer,
                    "text",
                    new Object[] {from});
        }
        Sql.update(connection, """
                UPDATE derived_events e SET session_id = m.into_id FROM session_merges m
                 WHERE e.session_id = m.from_id AND m.from_id = ANY (?)""", "text", new Object[] {from});
    }

    private void take(Connection connection, Session session, String writer) throws SQLException {
        var span = new TreeSet<LocalDate>();
        EventDays.dayOf(session.getStartedAt())
                .datesUntil(EventDays.dayOf(session.getEndedAt()).plusDays(1))
                .forEach(span::add);
        for (LocalDate day : days.existing(connection, span)) {
            try (var update =
                    connection.prepareStatement(DayWrites.notingEvents("""
                        UPDATE %s t SET session_id = ?
                         WHERE person_id = ? AND visitor_id = ? AND site_id = ? AND NOT late
                           AND occurred_at BETWEEN ?::timestamptz AND ?::timestamptz AND session_id IS DISTINCT FROM ?""".formatted(EventDays.tableOf(day))))) {
                update.setString(1, session.getSessionId());
                update.setString(2, session.getPersonId());
                update.setString(3, session.getVisitorId());
                update.setString(4, session.getSiteId());
                update.setString(5, session.getStartedAt().toString());
                update.setString(6, session.getEndedAt().toString());
                update.setString(7, session.getSessionId());
                update.setString(8, writer);
                update.executeUpdate();
            }
        }
    }

    private Set<LocalDate> daysOf(Connection connection, SessionChange change) throws SQLException {
        Session after = change.getAfter();
        Session before = change.getBefore() == null ? after : change.getBefore();
        var span = new TreeSet<LocalDate>();
        // A day more on either side: the absorbing session may have grown since, and no session is longer than a day.
        LocalDate first = EventDays.dayOf(earlier(before, after)).minusDays(1);
        LocalDate last = EventDays.dayOf(later(before, after)).plusDays(1);
        first.datesUntil(last.plusDays(1)).forEach(span::add);
        return days.existing(connection, span);
    }

    private static Instant earlier(Session a, Session b) {
        return a.getStartedAt().isBefore(b.getStartedAt()) ? a.getStartedAt() : b.getStartedAt();
    }

    private static Instant later(Session a, Session b) {
        return a.getEndedAt().isAfter(b.getEndedAt()) ? a.getEndedAt() : b.getEndedAt();
    }
}
