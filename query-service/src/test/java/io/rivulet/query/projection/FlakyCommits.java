package io.rivulet.query.projection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A real database whose connections die around a commit, when the test says so. */
final class FlakyCommits {

    private enum Fate {
        NONE,
        KILL,
        LOSE_ANSWER
    }

    private final DataSource real;
    private final AtomicBoolean happened = new AtomicBoolean();
    private volatile Fate next = Fate.NONE;

    private FlakyCommits(DataSource real) {
        this.real = real;
    }

    static FlakyCommits on(DataSource real) {
        return new FlakyCommits(real);
    }

    /** The server ends the connection when everything is written and nothing committed. */
    void killBeforeNextCommit() {
        next = Fate.KILL;
    }

    /** The commit is done, and the client doesn't hear of it. */
    void loseAnswerOfNextCommit() {
        next = Fate.LOSE_ANSWER;
    }

    boolean happened() {
        return happened.get();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, args) -> {
            Object result = invoke(method, real, args);
            return method.getName().equals("getConnection") ? connection((Connection) result) : result;
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (method, args) -> {
            if (!method.getName().equals("commit") || !advances(connection) || next == Fate.NONE) {
                return invoke(method, connection, args);
            }
            Fate fate = next;
            next = Fate.NONE;
            happened.set(true);
            if (fate == Fate.KILL) {
                kill(connection.unwrap(PGConnection.class).getBackendPID());
                return invoke(method, connection, args);
            }
            connection.commit();
            throw new SQLException("The answer was lost", "08006");
        });
    }

    // Only a transaction that moves a position, not one that makes a partition.
    private static boolean advances(Connection connection) throws SQLException {
        return Sql.isTrue(connection, "SELECT EXISTS (SELECT 1 FROM projection_positions WHERE updated_at = now())");
    }

    private void kill(int backend) throws SQLException {
        try (Connection other = real.getConnection()) {
            Sql.execute(other, "SELECT pg_terminate_backend(" + backend + ", 5000)");
        }
    }

    private interface Call {
        Object of(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? FlakyCommits.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> call.of(method, args)));
    }

    private static Object invoke(Method method, Object target, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
