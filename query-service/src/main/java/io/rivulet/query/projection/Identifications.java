package io.rivulet.query.projection;

import io.rivulet.schemas.avro.PersonMerged;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives what a visitor did before it identified to its user. A user may have the same id as somebody's visitor: only
 * rows that are the visitor's own change hands.
 */
final class Identifications {

    private final EventDays days;

    Identifications(EventDays days) {
        this.days = days;
    }

    /** Whether a merge is a visitor's identification, and not one of two people. */
    static boolean is(PersonMerged fact) {
        return fact.getFromPersonId().equals(fact.getVisitorId());
    }

    /** Needs the lock of {@link Locks#MOVES} for itself, and comes before the batch's rows are written. */
    void apply(Connection connection, Collection<PersonMerged> facts, String writer) throws SQLException {
        Map<String, String> users = new LinkedHashMap<>();
        facts.forEach(fact -> users.putIfAbsent(fact.getFromPersonId(), fact.getIntoPersonId()));
        if (users.isEmpty()) {
            return;
        }
        Object[] visitors = users.keySet().toArray();
        Sql.update(connection, """
                INSERT INTO visitor_links (visitor_id, user_id)
                SELECT visitor_id, user_id FROM unnest(?, ?) AS l (visitor_id, user_id)
                ON CONFLICT DO NOTHING""", "text", visitors, "text", users.values().toArray());
        for (LocalDate day : days.existing(connection, PersonMerges.daysOf(connection, visitors))) {
            DayWrites.repair(
                    connection, DayWrites.notingEvents(handOver(EventDays.tableOf(day))), writer, "text", visitors);
        }
        DayWrites.repair(
                connection, DayWrites.noting(handOver("sessions"), "started_at", "ended_at"), writer, "text", visitors);
        Sql.update(connection, handOver("derived_events"), "text", visitors);
        Sql.update(connection, """
                INSERT INTO person_days (person_id, day)
                SELECT DISTINCT coalesce(m.into_id, l.user_id), d.day
                  FROM visitor_links l
                  JOIN person_days d ON d.person_id = l.visitor_id
                  LEFT JOIN person_merges m ON m.from_id = l.user_id
                 WHERE l.visitor_id = ANY (?)
                ON CONFLICT DO NOTHING""", "text", visitors);
    }

    private static String handOver(String table) {
        return """
                UPDATE %s t SET person_id = coalesce(m.into_id, l.user_id)
                  FROM visitor_links l LEFT JOIN person_merges m ON m.from_id = l.user_id
                 WHERE l.visitor_id = ANY (?) AND t.person_id = l.visitor_id AND t.visitor_id = l.visitor_id""".formatted(table);
    }
}
