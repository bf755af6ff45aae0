package io.rivulet.query.store;

import io.rivulet.query.QueryConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * What sites' days amounted to. A day is computed from its rows when it is asked for and has been written to since it last
 * was; so it is never anything but the sum of its rows, whatever happens to them, and what did not change is not counted
 * twice.
 */
@Singleton
public final class DayStatistics {

    // The first of two numbers of an advisory lock; the second is the day's.
    private static final int LOCK = 7_481;

    private final DataSource dataSource;
    private final Duration longest;

    @Inject
    DayStatistics(DataSource dataSource, QueryConfig config) {
        this(dataSource, config.reader().longestAnswer());
    }

    /** Without the service's configuration. */
    public DayStatistics(DataSource dataSource, Duration longest) {
        this.dataSource = dataSource;
        this.longest = longest;
    }

    private record Days(DaySubject subject, List<String> siteIds, ZoneId timeZone, LocalDate first, LocalDate last) {

        List<Day> all() {
            return siteIds.stream()
                    .flatMap(site -> first.datesUntil(last.plusDays(1)).map(day -> of(site, day)))
                    .toList();
        }

        private Day of(String site, LocalDate day) {
            return new Day(site, day, begin(day), begin(day.plusDays(1)));
        }

        private OffsetDateTime begin(LocalDate day) {
            return day.atStartOfDay(timeZone).toInstant().atOffset(ZoneOffset.UTC);
        }
    }

    private record Day(String siteId, LocalDate day, OffsetDateTime from, OffsetDateTime until) {}

    /**
     * Reads of days that are all as their rows are, or were a moment ago, and all as of the same moment.
     *
     * @throws io.rivulet.query.problem.Refusal when too much of it has to be computed first; some of it then is, and the
     *     next try begins with what is left
     */
    public <T> T read(
            DaySubject subject,
            List<String> siteIds,
            ZoneId timeZone,
            LocalDate first,
            LocalDate last,
            Function<Reading, T> reading) {
        var days = new Days(subject, siteIds, timeZone, first, last);
        long deadline = System.nanoTime() + longest.toNanos();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Day> stale = stale(connection, days, days.all(), OffsetDateTime.MAX);
                connection.commit();
                for (Day day : stale) {
                    if (System.nanoTime() > deadline) {
                        throw Questions.tooLong();
                    }
                    compute(connection, days, day);
                }
                try (var settings = connection.createStatement()) {
                    settings.execute(
                            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL jit = off; SET LOCAL work_mem = '32MB'");
                }
                return reading.apply(new Reading(connection, days));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Postgres.refused(e);
        }
    }

    /** Computes the days that have not been written to since then, so that nobody has to wait for it; tells how many. */
    int settle(DaySubject subject, String siteId, ZoneId timeZone, LocalDate first, LocalDate last, Instant since) {
        var days = new Days(subject, List.of(siteId), timeZone, first, last);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Day> stale = stale(connection, days, days.all(), since.atOffset(ZoneOffset.UTC));
                connection.commit();
                for (Day day : stale) {
                    compute(connection, days, day);
                }
                return stale.size();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Postgres.refused(e);
        }
    }

    private static List<Day> stale(Connection connection, Days days, List<Day> among, OffsetDateTime quietSince)
            throws SQLException {
        try (var query = connection.prepareStatement(DaySql.stale(days.subject()))) {
            query.setArray(1, connection.createArrayOf("text", of(among, Day::siteId)));
            query.setArray(2, connection.createArrayOf("date", of(among, Day::day)));
            query.setArray(3, connection.createArrayOf("timestamptz", of(among, Day::from)));
            query.setArray(4, connection.createArrayOf("timestamptz", of(among, Day::until)));
            query.setString(5, days.timeZone().getId());
            query.setObject(6, quietSince);
            List<Day> stale = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    stale.add(days.of(rows.getString(1), rows.getObject(2, LocalDate.class)));
                }
            }
            return stale;
        }
    }

    private static Object[] of(List<Day> days, Function<Day, Object> what) {
        return days.stream().map(what).toArray();
    }

    private static void compute(Connection connection, Days days, Day day) throws SQLException {
        String zone = days.timeZone().getId();
        run(
                connection,
                "SELECT pg_advisory_xact_lock(" + LOCK + ", hashtext(?))",
                days.subject() + day.siteId() + zone + day.day());
        // Somebody else may have wanted the same day, and been first.
        if (!stale(connection, days, List.of(day), OffsetDateTime.MAX).isEmpty()) {
            run(connection, "SELECT set_config('jit', 'off', true), set_config('work_mem', '32MB', true)");
            for (String table : days.subject().tables()) {
                run(
                        connection,
                        "DELETE FROM " + table + " WHERE site_id = ? AND time_zone = ? AND day = ?",
                        day.siteId(),
                        zone,
                        day.day());
            }
            List<Object> values = new ArrayList<>(List.of(day.siteId(), zone));
            values.addAll(Collections.nCopies(days.subject().sites(), day.siteId()));
            String computed = days.subject()
                    .computed(
                            day.day().toString(),
                            day.from().toString(),
                            day.until().toString());
            run(connection, computed, values.toArray());
        }
        connection.commit();
    }

    private static void run(Connection connection, String statement, Object... values) throws SQLException {
        try (var prepared = Postgres.prepare(connection, statement, values)) {
            prepared.execute();
        }
    }

    /** Reads rows of the wanted days. */
    public static final class Reading {

        /** The condition by which rows are of the wanted days; stands once in each query, before any value of its own. */
        public static final String WANTED = "site_id = ANY (?) AND time_zone = ? AND day BETWEEN ? AND ?";

        private final Connection connection;
        private final Days days;

        private Reading(Connection connection, Days days) {
            this.connection = connection;
            this.days = days;
        }

        /** Every row that the query finds, which holds {@link #WANTED}. */
        public <T> List<T> list(String query, Postgres.Reading<T> reading, @Nullable Object... values) {
            List<@Nullable Object> all =
                    new ArrayList<>(List.of(days.siteIds(), days.timeZone().getId(), days.first(), days.last()));
            all.addAll(Arrays.asList(values));
            try (var statement = Postgres.prepare(connection, query, all.toArray())) {
                // Sets as bytes and not as text from the first time on.
                statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
                try (var rows = statement.executeQuery()) {
                    List<T> found = new ArrayList<>();
                    Row row = new Row(rows);
                    while (rows.next()) {
                        found.add(reading.of(row));
                    }
                    return found;
                }
            } catch (SQLException e) {
                throw Postgres.refused(e);
            }
        }
    }
}
