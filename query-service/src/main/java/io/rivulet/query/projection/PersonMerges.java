package io.rivulet.query.projection;

import io.rivulet.schemas.avro.PersonMerged;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Gives everything that is stored of a person who proved to be another to that other, and remembers it for what comes. */
final class PersonMerges {

    private final EventDays days;

    PersonMerges(EventDays days) {
        this.days = days;
    }

    /** Needs the lock of {@link Locks#MOVES} for itself, and comes before the batch's events are written. */
    void apply(Connection connection, Collection<PersonMerged> facts, String writer) throws SQLException {
        Object[] ids = facts.stream()
                .flatMap(fact -> Stream.of(fact.getFromPersonId(), fact.getIntoPersonId()))
                .distinct()
                .toArray();
        var redirects = new Redirects(known(connection, ids));
        facts.forEach(fact -> redirects.add(fact.getFromPersonId(), fact.getIntoPersonId()));
        if (redirects.changed().isEmpty()) {
            return;
        }
        Object[] from = redirects.changed().keySet().toArray();
        Object[] into = redirects.changed().values().toArray();
        Sql.update(connection, """
                INSERT INTO person_merges (from_id, into_id, merged_at)
                SELECT from_id, into_id, now() FROM unnest(?, ?) AS m (from_id, into_id)
                ON CONFLICT (from_id) DO UPDATE SET into_id = excluded.into_id""", "text", from, "text", into);
        move(connection, from, into, writer);
    }

    private void move(Connection connection, Object[] from, Object[] into, String writer) throws SQLException {
        for (LocalDate day : days.existing(connection, daysOf(connection, from))) {
            DayWrites.repair(
                    connection,
                    DayWrites.notingEvents(repoint(EventDays.tableOf(day))),
                    writer,
                    "text",
                    from,
                    "text",
                    into);
        }
        DayWrites.repair(
                connection,
                DayWrites.noting(repoint("sessions"), "started_at", "ended_at"),
                writer,
                "text",
                from,
                "text",
                into);
        Sql.update(connection, repoint("derived_events"), "text", from, "text", into);
        Sql.update(connection, """
                INSERT INTO person_days (person_id, day)
                SELECT DISTINCT m.into_id, d.day FROM unnest(?, ?) AS m (from_id, into_id)
                  JOIN person_days d ON d.person_id = m.from_id
                ON CONFLICT DO NOTHING""", "text", from, "text", into);
        for (String table : new String[] {"person_days", "persons", "scores", "score_history", "segment_history"}) {
            Sql.update(connection, "DELETE FROM " + table + " WHERE person_id = ANY (?)", "text", from);
        }
    }

    private static String repoint(String table) {
        return """
                UPDATE %s t SET person_id = m.into_id
                  FROM unnest(?, ?) AS m (from_id, into_id) WHERE t.person_id = m.from_id""".formatted(table);
    }

    private static Map<String, String> known(Connection connection, Object[] ids) throws SQLException {
        Map<String, String> known = new HashMap<>();
        try (var query = connection.prepareStatement(
                "SELECT from_id, into_id FROM person_merges WHERE from_id = ANY (?) OR into_id = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("text", ids));
            query.setArray(2, connection.createArrayOf("text", ids));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return known;
    }

    static Set<LocalDate> daysOf(Connection connection, Object[] persons) throws SQLException {
        Set<LocalDate> days = new TreeSet<>();
        try (var query =
                connection.prepareStatement("SELECT DISTINCT day FROM person_days WHERE person_id = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("text", persons));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    days.add(rows.getObject(1, LocalDate.class));
                }
            }
        }
        return days;
    }
}
