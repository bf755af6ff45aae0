package io.rivulet.query.projection;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Notes which days of which sites are written to, in the transaction that writes: statistics, and answers, that have not
 * seen it are known to be old from the moment at which the rows are there. Each writer has rows of its own, as each
 * partition has one writer: projectors do not wait for each other.
 */
final class DayWrites {

    private DayWrites() {}

    /**
     * Notes a write.
     *
     * @param rows a query for {@code site_id} and the time {@code at} of each row that comes, changes or goes
     * @param writer the name of a partition that is being written from
     */
    static void note(Connection connection, String rows, String writer) throws SQLException {
        try (var statement = connection.prepareStatement("""
                INSERT INTO day_writes (site_id, day, writer, times)
                SELECT DISTINCT site_id, (at AT TIME ZONE 'UTC')::date, ?, 1 FROM (%s) AS written
                ON CONFLICT (site_id, day, writer) DO UPDATE SET times = day_writes.times + 1, last_at = now()""".formatted(rows))) {
            statement.setString(1, writer);
            statement.executeUpdate();
        }
    }

    /**
     * Notes visits: the day on which each begins is written to, those into which it goes on are repaired, as its events of
     * these have its attributes.
     *
     * @param visits a query for {@code site_id}, {@code started_at} and {@code ended_at} of each that comes, changes or goes
     */
    static void noteVisits(Connection connection, String visits, String writer, Object... ids) throws SQLException {
        try (var statement = connection.prepareStatement("""
            WITH me AS (SELECT ?::text AS writer),
            visits AS MATERIALIZED (
                SELECT DISTINCT site_id, (started_at AT TIME ZONE 'UTC')::date AS first,
                       (ended_at AT TIME ZONE 'UTC')::date AS last
                  FROM (%s) AS written),
            began AS (
                INSERT INTO day_writes (site_id, day, writer, times) SELECT DISTINCT site_id, first, writer, 1
                  FROM visits CROSS JOIN me
                ON CONFLICT (site_id, day, writer) DO UPDATE SET times = day_writes.times + 1, last_at = now())
            INSERT INTO day_repairs (site_id, day, writer, times)
            SELECT DISTINCT site_id, first + days, writer, 1
              FROM visits CROSS JOIN me CROSS JOIN LATERAL generate_series(1, last - first) AS days
            ON CONFLICT (site_id, day, writer) DO UPDATE SET times = day_repairs.times + 1, last_at = now()""".formatted(visits))) {
            statement.setString(1, writer);
            if (ids.length > 0) {
                statement.setArray(2, connection.createArrayOf("text", ids));
            }
            statement.executeUpdate();
        }
    }

    /**
     * An update of a table {@code t} that also notes the days of the rows that it changes; its last value is the writer.
     *
     * @param from the column with the time at which a row's days begin
     * @param until the one with the time at which they end
     */
    static String noting(String update, String from, String until) {
        return """
            WITH changed AS (%s RETURNING t.site_id, t.%s AS from_at, t.%s AS until_at)
            INSERT INTO day_repairs (site_id, day, writer, times)
            SELECT DISTINCT site_id, (from_at AT TIME ZONE 'UTC')::date + days, ?, 1
              FROM changed CROSS JOIN LATERAL generate_series(
                   0, (until_at AT TIME ZONE 'UTC')::date - (from_at AT TIME ZONE 'UTC')::date) AS days
            ON CONFLICT (site_id, day, writer) DO UPDATE SET times = day_repairs.times + 1, last_at = now()""".formatted(update, from, until);
    }

    /** The same of the table of events, whose days are those on which they happened. */
    static String notingEvents(String update) {
        return noting(update, "occurred_at", "occurred_at");
    }

    /**
     * Runs an update that notes.
     *
     * @param arrays pairs of element type and array, the update's values
     */
    static void repair(Connection connection, String noting, String writer, Object... arrays) throws SQLException {
        try (var statement = connection.prepareStatement(noting)) {
            for (int i = 0; i < arrays.length; i += 2) {
                statement.setArray(i / 2 + 1, connection.createArrayOf((String) arrays[i], (Object[]) arrays[i + 1]));
            }
            statement.setString(arrays.length / 2 + 1, writer);
            statement.executeUpdate();
        }
    }
}
