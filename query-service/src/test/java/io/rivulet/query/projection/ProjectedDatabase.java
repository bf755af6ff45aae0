package io.rivulet.query.projection;

import io.rivulet.backing.BackingServices;
import io.rivulet.backing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of the test's own on the real server, with the service's tables. */
public final class ProjectedDatabase {

    private final DataSource dataSource;

    private ProjectedDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public static ProjectedDatabase create() {
        String url = BackingServices.postgres();
        String name = "it_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
        try (Connection connection =
                DriverManager.getConnection(url, PostgresServer.USERNAME, PostgresServer.PASSWORD)) {
            Sql.execute(connection, "CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return at(url.substring(0, url.lastIndexOf('/') + 1) + name);
    }

    static ProjectedDatabase at(String url) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(PostgresServer.USERNAME);
        dataSource.setPassword(PostgresServer.PASSWORD);
        Flyway.configure().dataSource(dataSource).load().migrate();
        return new ProjectedDatabase(dataSource);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public void execute(String statement) {
        try (Connection connection = dataSource.getConnection()) {
            Sql.execute(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each row as text, columns joined by spaces. */
    List<String> rows(String query) {
        List<String> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join(" ", row));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String value(String query) {
        return rows(query).get(0);
    }
}
