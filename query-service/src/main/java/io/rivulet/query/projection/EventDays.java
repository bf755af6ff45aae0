package io.rivulet.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The partitions of the table of events, one a UTC day. A new one is made apart and then attached, which locks neither
 * readers nor writers out of the others.
 */
final class EventDays {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'events_'uuuuMMdd");
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    private final DataSource postgres;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    EventDays(DataSource postgres) {
        this.postgres = postgres;
    }

    static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Whether a partition may be made for it; a clock that says otherwise is broken. */
    static boolean isPossible(Instant time) {
        LocalDate day = dayOf(time);
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    /** The name of the day's partition, which needs no quoting. */
    static String tableOf(LocalDate day) {
        return NAME.format(day);
    }

    /** Whose partition has the name. */
    static LocalDate dayOf(String table) {
        return LocalDate.parse(table, NAME);
    }

    /** Makes the partitions that are missing, in transactions of their own. */
    void ensure(Collection<LocalDate> days) throws SQLException {
        var missing = new TreeSet<>(days);
        missing.removeAll(known);
        if (missing.isEmpty()) {
            return;
        }
        try (Connection connection = postgres.getConnection()) {
            for (LocalDate day : missing) {
                Sql.inTransaction(connection, () -> attach(connection, day));
                known.add(day);
            }
        }
    }

    /** Which of them have a partition. */
    Set<LocalDate> existing(Connection connection, Collection<LocalDate> days) throws SQLException {
        Set<LocalDate> found = new TreeSet<>();
        try (var query = connection.prepareStatement(
                "SELECT day FROM unnest(?::date[]) AS day WHERE to_regclass('events_' || to_char(day, 'YYYYMMDD')) IS NOT NULL")) {
            query.setArray(1, connection.createArrayOf("date", days.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, LocalDate.class));
                }
            }
        }
        return found;
    }

    /** After an error that a partition dropped by someone else would explain. */
    void forget() {
        known.clear();
    }

    private static void attach(Connection connection, LocalDate day) throws SQLException {
        String table = tableOf(day);
        // Pods that meet the same new day queue up here, and all but the first find it made.
        Sql.execute(connection, "SELECT pg_advisory_xact_lock(" + Locks.NEW_DAYS + ")");
        if (Sql.isTrue(
                connection,
                "SELECT EXISTS (SELECT 1 FROM pg_inherits WHERE inhrelid = to_regclass('" + table + "'))")) {
            return;
        }
        Sql.execute(connection, "CREATE TABLE IF NOT EXISTS " + table + " (LIKE events INCLUDING DEFAULTS)");
        Sql.execute(
                connection,
                "ALTER TABLE events ATTACH PARTITION " + table + " FOR VALUES FROM ('" + day + " 00:00:00+00') TO ('"
                        + day.plusDays(1) + " 00:00:00+00')");
    }
}
