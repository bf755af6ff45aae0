package io.rivulet.acceptance;

import io.rivulet.backing.BackingServices;
import io.rivulet.backing.PostgresServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What really stands in Postgres, asked without the query service. */
record Database(int port) {

    /** Rows and sums of some events. */
    record Sums(long rows, long ids, long purchases, BigDecimal revenue) {}

    /** A row of the table of sessions. */
    record SessionRow(Instant startedAt, Instant endedAt, int events) {}

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Of the events of visitors whose id matches a SQL pattern. */
    Sums sums(String visitorPattern) {
        return query(
                        """
                        SELECT count(*), count(DISTINCT event_id), count(*) FILTER (WHERE event_name = 'purchase'),
                               coalesce(sum(revenue), 0)
                        FROM events WHERE visitor_id LIKE ?""",
                        visitorPattern,
                        row -> new Sums(row.getLong(1), row.getLong(2), row.getLong(3), row.getBigDecimal(4)))
                .get(0);
    }

    /** How often an event stands there. */
    long rows(String eventId) {
        return query("SELECT count(*) FROM events WHERE event_id = ?", eventId, row -> row.getLong(1))
                .get(0);
    }

    /** In which session an event stands, one for each row of the event. */
    List<String> sessionsOf(String eventId) {
        return query("SELECT session_id FROM events WHERE event_id = ?", eventId, row -> row.getString(1));
    }

    /** The reasons for which an event was refused, as JSON, one for each refusal. */
    List<String> refusals(String eventId) {
        return query("SELECT reasons::text FROM rejected_events WHERE event_id = ?", eventId, row -> row.getString(1));
    }

    /** The ids of the events of visitors whose id matches a SQL pattern. */
    List<String> eventIds(String visitorPattern) {
        return query(
                "SELECT event_id FROM events WHERE visitor_id LIKE ? ORDER BY event_id",
                visitorPattern,
                row -> row.getString(1));
    }

    /** The sessions that still are, by visitor and in order, of visitors whose id matches a SQL pattern. */
    Map<String, List<SessionRow>> sessions(String visitorPattern) {
        Map<String, List<SessionRow>> sessions = new TreeMap<>();
        query(
                """
                SELECT visitor_id, started_at, ended_at, events FROM sessions
                WHERE visitor_id LIKE ? AND state <> 'MERGED_INTO' ORDER BY started_at""",
                visitorPattern,
                row -> sessions.computeIfAbsent(row.getString(1), visitor -> new ArrayList<>())
                        .add(new SessionRow(time(row, 2), time(row, 3), row.getInt(4))));
        return sessions;
    }

    /**
     * What a query gives that takes lists of words and answers with one column of words.
     *
     * @param parameters in the order of the question marks
     */
    @SafeVarargs
    final List<String> strings(String sql, Collection<String>... parameters) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", parameters[i].toArray()));
            }
            List<String> words = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    words.add(result.getString(1));
                }
            }
            return words;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Where it is, as JDBC wants it. */
    String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + BackingServices.ANALYTICS_DATABASE;
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url(), PostgresServer.USERNAME, PostgresServer.PASSWORD);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <T> List<T> query(String sql, String parameter, Reader<T> reader) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
