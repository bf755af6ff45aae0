package io.rivulet.query.store;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/** Asks Postgres what an asker has made up: it may read only, and only for so long. */
@Singleton
public final class Questions {

    private static final int ROWS_AT_ONCE = 20_000;
    // Each may hold thousands of events.
    private static final int PACKED_ROWS_AT_ONCE = 1_000;

    private final DataSource dataSource;
    private final Duration longest;

    @Inject
    Questions(DataSource dataSource, QueryConfig config) {
        this(dataSource, config.reader().longestAnswer());
    }

    /** Without the service's configuration. */
    public Questions(DataSource dataSource, Duration longest) {
        this.dataSource = dataSource;
        this.longest = longest;
    }

    /** Looks at the row at hand and says whether it wants the next one. */
    @FunctionalInterface
    public interface Looking {
        boolean at(Row row) throws SQLException;
    }

    /**
     * Every row that the query finds.
     *
     * @throws Refusal when it takes too long, or as {@link Postgres} does
     */
    public <T> List<T> list(String query, Postgres.Reading<T> reading, List<Object> values) {
        List<T> found = new ArrayList<>();
        each(query, row -> found.add(reading.of(row)), values);
        return found;
    }

    /** One row after the other, without holding them all. */
    public void each(String query, Looking looking, List<Object> values) {
        ask(query, looking, values, ROWS_AT_ONCE, false);
    }

    /** The same of rows that hold much each, as bytes: Postgres is asked not to spell them out. */
    public void packed(String query, Looking looking, List<Object> values) {
        ask(query, looking, values, PACKED_ROWS_AT_ONCE, true);
    }

    /** The few rows that are left of many: without a cursor Postgres may put several processes to work. */
    public void summed(String query, Looking looking, List<Object> values) {
        ask(query, looking, values, 0, false);
    }

    private void ask(String query, Looking looking, List<Object> values, int rowsAtOnce, boolean binary) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                ask(connection, query, looking, values, rowsAtOnce, binary);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Postgres.refused(e);
        }
    }

    private void ask(
            Connection connection, String query, Looking looking, List<Object> values, int rowsAtOnce, boolean binary)
            throws SQLException {
        try (var settings = connection.createStatement()) {
            // Compiling a query costs more than it saves where the answer is due in a second.
            settings.execute("SET TRANSACTION READ ONLY; SET LOCAL jit = off; SET LOCAL work_mem = '64MB';"
                    + " SET LOCAL statement_timeout = " + longest.toMillis());
        }
        long begin = System.nanoTime();
        try (var statement = Postgres.prepare(connection, query, values.toArray())) {
            if (binary) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            }
            statement.setFetchSize(rowsAtOnce);
            try (var rows = statement.executeQuery()) {
                Row row = new Row(rows);
                // Postgres measures each fetch, this the sum.
                while (rows.next() && looking.at(row)) {
                    if (System.nanoTime() - begin > longest.toNanos()) {
                        throw tooLong();
                    }
                }
            }
        }
    }

    static Refusal tooLong() {
        return Refusal.of(
                ProblemType.TOOK_TOO_LONG,
                "Ask for a shorter range, fewer dimensions, or filter by the names of events first.");
    }
}
