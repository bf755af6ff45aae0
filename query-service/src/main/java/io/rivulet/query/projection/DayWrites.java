package io.rivulet.query.projection;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Notes which days of which sites are written to, in the transaction that writes: statistics that have not seen it are
 * known to be old from the moment at which the rows are there. Each writer has rows of its own, as each partition has one
 * writer: projectors do not wait for each other.
 */
final class DayWrites {

    private DayWrites() {}

    /**
     * Notes a write.
     *
     * @param rows a query for {@code site_id} and the time {@code at} of each row that comes, changes or goes
     * @param writer the name of a partition that is being written from
     */
    static void note(Connection connection, String rows, String writer, Object... ids) throws SQLException {
        try (var statement = connection.prepareStatement("""
                INSERT INTO day_writes (site_id, day, writer, times)
                SELECT DISTINCT site_id, (at AT TIME ZONE 'UTC')::date, ?, 1 FROM (%s) AS written
                ON CONFLICT (site_id, day, writer) DO UPDATE SET times = day_writes.times + 1, last_at = now()""".formatted(rows))) {
            statement.setString(1, writer);
            if (ids.length > 0) {
                statement.setArray(2, connection.createArrayOf("text", ids));
            }
            statement.executeUpdate();
        }
    }
}
