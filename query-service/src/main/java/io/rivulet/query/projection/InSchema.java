package io.rivulet.query.projection;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The same connections, for as long as they are lent looking into another schema. */
final class InSchema implements DataSource {

    private final DataSource postgres;
    private final String schema;

    InSchema(DataSource postgres, String schema) {
        this.postgres = postgres;
        this.schema = schema;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection lent = postgres.getConnection();
        String usual = lent.getSchema();
        lent.setSchema(schema);
        return (Connection) Proxy.newProxyInstance(
                InSchema.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, values) -> {
                    if (method.getName().equals("close")) {
                        giveBack(lent, usual);
                        return null;
                    }
                    try {
                        return method.invoke(lent, values);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    // Whoever gets it next would write into the wrong tables: rather nobody does.
    private static void giveBack(Connection lent, String usual) throws SQLException {
        try (lent) {
            lent.setSchema(usual);
        } catch (SQLException failure) {
            lent.abort(Runnable::run);
        }
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException("As whom is said once");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return postgres.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        postgres.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        postgres.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return postgres.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return postgres.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return postgres.isWrapperFor(type);
    }
}
