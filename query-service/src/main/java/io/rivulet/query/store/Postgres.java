package io.rivulet.query.store;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Postgres. Parameters are texts, numbers, times, bytes, and collections of texts as arrays. */
@Singleton
public final class Postgres {

    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final String BAD_VALUE = "22";
    private static final String BAD_EXPRESSION = "2201B";
    private static final String CANCELLED = "57014";
    private static final int FETCHED_AT_ONCE = 1000;

    private final DataSource dataSource;

    public Postgres(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes something of the row at hand. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    /**
     * Every row that the query finds.
     *
     * @throws Refusal when Postgres doesn't answer, or can't take a parameter
     */
    public <T> List<T> list(String query, Reading<T> reading, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                var statement = prepare(connection, query, parameters);
                var rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.of(new Row(rows)));
            }
            return found;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** Does something with a row. */
    @FunctionalInterface
    public interface Use<E extends Exception> {
        void take(Row row) throws SQLException, E;
    }

    /**
     * Hands over every row that the query finds, one after another, through a cursor of the server: however many there
     * are, few are held here. Whatever the use throws ends it, and the cursor with it.
     *
     * @throws Refusal when Postgres doesn't answer, or can't take a parameter
     */
    public <E extends Exception> void each(String query, Use<E> use, @Nullable Object... parameters) throws E {
        try (Connection connection = dataSource.getConnection()) {
            // Only in a transaction does the driver keep a cursor.
            connection.setAutoCommit(false);
            try (var statement = prepare(connection, query, parameters)) {
                statement.setFetchSize(FETCHED_AT_ONCE);
                try (var rows = statement.executeQuery()) {
                    var row = new Row(rows);
                    while (rows.next()) {
                        use.take(row);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String query, Reading<T> reading, @Nullable Object... parameters) {
        return list(query, reading, parameters).stream().findFirst();
    }

    /** Runs a statement and tells how many rows it touched. */
    public int update(String statement, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                var prepared = prepare(connection, statement, parameters)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    static PreparedStatement prepare(Connection connection, String query, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            if (parameter instanceof Instant time) {
                statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
            } else if (parameter instanceof Collection<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
        return statement;
    }

    // Class 22 says that a value is at fault, not the database: asking again would change nothing.
    static Refusal refused(SQLException failure) {
        String state = failure.getSQLState();
        if (CANCELLED.equals(state)) {
            return Questions.tooLong();
        }
        if (BAD_EXPRESSION.equals(state)) {
            return Refusal.parameter("filters", "A regular expression is too large, or not one that Postgres knows.");
        }
        if (state != null && state.startsWith(BAD_VALUE)) {
            LOG.warn("Postgres can't take a value: SQLSTATE {}", state);
            return Refusal.of(ProblemType.BAD_REQUEST, "A value holds a NUL character or is out of range.");
        }
        LOG.warn("Postgres gave no answer: SQLSTATE {}", state, failure);
        return Refusal.of(ProblemType.DATABASE_AWAY, "Ask again in a moment.");
    }
}
