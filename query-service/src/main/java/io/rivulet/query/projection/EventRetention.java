package io.rivulet.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what is older than may be kept: a day's events with their partition, which costs nothing, and with them the
 * visits that began on it, what was concluded, and what is kept of the day, which has hashes of its visitors. An older
 * event that comes later is there until the next pass.
 */
final class EventRetention {

    private static final Logger LOG = LoggerFactory.getLogger(EventRetention.class);
    private static final Pattern DAY = Pattern.compile("events_(\\d{4,5})(\\d\\d)(\\d\\d)");

    private static final List<String> OF_THE_DAY = Stream.concat(
                    DayTables.ALL.stream(), Stream.of("person_days", "score_history"))
            .toList();

    private final DataSource postgres;
    private final Duration kept;
    private final Clock clock;

    EventRetention(DataSource postgres, Duration kept, Clock clock) {
        this.postgres = postgres;
        this.kept = kept;
        this.clock = clock;
    }

    /** Returns the days that are gone now. */
    List<LocalDate> pass() throws SQLException {
        LocalDate first = LocalDate.ofInstant(clock.instant().minus(kept), ZoneOffset.UTC);
        List<LocalDate> gone = new ArrayList<>();
        try (Connection connection = postgres.getConnection()) {
            for (LocalDate day : partitions(connection)) {
                if (day.isBefore(first)) {
                    Sql.inTransaction(connection, () -> drop(connection, day));
                    gone.add(day);
                }
            }
            Sql.inTransaction(connection, () -> forget(connection, first));
        }
        if (!gone.isEmpty()) {
            LOG.info("Let go of {} days before {}", gone.size(), first);
        }
        return gone;
    }

    private static List<LocalDate> partitions(Connection connection) throws SQLException {
        List<LocalDate> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT inhrelid::regclass::text FROM pg_inherits"
                        + " WHERE inhparent = 'events'::regclass ORDER BY 1")) {
            while (rows.next()) {
                var name = DAY.matcher(rows.getString(1));
                if (name.matches()) {
                    found.add(LocalDate.of(
                            Integer.parseInt(name.group(1)),
                            Integer.parseInt(name.group(2)),
                            Integer.parseInt(name.group(3))));
                }
            }
        }
        return found;
    }

    private static void drop(Connection connection, LocalDate day) throws SQLException {
        // A question may take long, and while this waits for its end the next ones wait for this: rather later.
        Sql.execute(connection, "SET LOCAL lock_timeout = '2s'");
        // Whoever moves rows has looked which days there are; nobody writes while one goes.
        Sql.execute(connection, "SELECT pg_advisory_xact_lock(" + Locks.MOVES + ")");
        Sql.execute(connection, "DROP TABLE IF EXISTS " + EventDays.tableOf(day));
        note(connection);
    }

    private static void forget(Connection connection, LocalDate first) throws SQLException {
        // A visit lasts a day at most: one that began two days before has no event that is kept.
        String lastVisit = "'" + first.minusDays(1) + " 00:00:00+00'";
        int gone = Sql.update(connection, "DELETE FROM sessions WHERE started_at < " + lastVisit);
        Sql.execute(connection, "DELETE FROM derived_events WHERE occurred_at < " + lastVisit);
        for (String table : OF_THE_DAY) {
            gone += Sql.update(connection, "DELETE FROM " + table + " WHERE day < '" + first + "'");
        }
        // The last word of before stays: it says where a person was on the first day that is kept.
        Sql.execute(connection, """
            DELETE FROM segment_history h WHERE day < '%1$s' AND EXISTS (
                   SELECT 1 FROM segment_history n
                    WHERE n.person_id = h.person_id AND n.day > h.day AND n.day <= '%1$s')""".formatted(first));
        if (gone > 0) {
            note(connection);
        }
    }

    // Counts of writes are gone, or rows without a write: no answer from before can be told by them from one after.
    private static void note(Connection connection) throws SQLException {
        Sql.execute(connection, "UPDATE forgotten SET times = times + 1 WHERE reason = 'days let go of'");
    }
}
