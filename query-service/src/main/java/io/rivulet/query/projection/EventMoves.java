package io.rivulet.query.projection;

import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Moves the events that a session has and that were told elsewhere. An event's moves come by the partition by which it
 * came itself, after it: each finds its row, and the last one stays.
 */
final class EventMoves {

    private final EventDays days;

    EventMoves(EventDays days) {
        this.days = days;
    }

    /** Comes after the batch's events are written. */
    void apply(Connection connection, Collection<SessionChange> changes, String writer) throws SQLException {
        for (SessionChange change : changes) {
            if (!change.getMovedEventIds().isEmpty()) {
                move(connection, change.getMovedEventIds().toArray(), change.getAfter(), writer);
            }
        }
    }

    private void move(Connection connection, Object[] events, Session into, String writer) throws SQLException {
        var span = new TreeSet<LocalDate>();
        EventDays.dayOf(into.getStartedAt())
                .datesUntil(EventDays.dayOf(into.getEndedAt()).plusDays(1))
                .forEach(span::add);
        for (LocalDate day : days.existing(connection, span)) {
            try (var update =
                    connection.prepareStatement(DayWrites.notingEvents("""
                        UPDATE %s t SET session_id = ?
                         WHERE event_id = ANY (?) AND visitor_id = ? AND site_id = ?
                           AND occurred_at BETWEEN ?::timestamptz AND ?::timestamptz""".formatted(EventDays.tableOf(day))))) {
                update.setString(1, into.getSessionId());
                update.setArray(2, connection.createArrayOf("text", events));
                update.setString(3, into.getVisitorId());
                update.setString(4, into.getSiteId());
                update.setString(5, into.getStartedAt().toString());
                update.setString(6, into.getEndedAt().toString());
                update.setString(7, writer);
                update.executeUpdate();
            }
        }
    }
}
