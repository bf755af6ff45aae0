package io.rivulet.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What JDBC lacks: transactions as blocks, statements with arrays. */
final class Sql {

    private Sql() {}

    /** Work that may fail as Postgres does. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** Commits what the work did, or nothing of it. */
    static void inTransaction(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            work.run();
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                rollBack(connection);
            }
            autoCommit(connection);
        }
    }

    static void execute(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    static boolean isTrue(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /**
     * Runs a statement whose parameters are all arrays.
     *
     * @param arrays pairs of element type and array
     * @return how many rows it touched
     */
    static int update(Connection connection, String statement, Object... arrays) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < arrays.length; i += 2) {
                prepared.setArray(i / 2 + 1, connection.createArrayOf((String) arrays[i], (Object[]) arrays[i + 1]));
            }
            return prepared.executeUpdate();
        }
    }

    // The error that led here is the one to hear of; a connection that can't roll back is thrown away by the pool.
    static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException alreadyBroken) {
            // Postgres rolls back by itself when a connection is gone.
        }
    }

    static void autoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException alreadyBroken) {
            // See above.
        }
    }
}
