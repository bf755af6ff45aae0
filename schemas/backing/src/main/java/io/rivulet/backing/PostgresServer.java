package io.rivulet.backing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Postgres server of its own process, with the databases asked for. It listens on the loopback interface only. */
public final class PostgresServer implements AutoCloseable {

    /** Who connects; connections from this machine are trusted, so that the password is only a formality. */
    public static final String USERNAME = "postgres";

    /** See {@link #USERNAME}. */
    public static final String PASSWORD = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

    private final EmbeddedPostgres postgres;
    private final Path dataDir;

    private PostgresServer(EmbeddedPostgres postgres, Path dataDir) {
        this.postgres = postgres;
        this.dataDir = dataDir;
    }

    /**
     * How to start one.
     *
     * @param dataDir its folder, made when it is not there; it stays when the server stops
     * @param binariesDir where the server's programs are unpacked to, once
     * @param port of the loopback interface, or 0 for any free one
     * @param databases made when they are not there; plain lower-case words
     * @param durable whether a commit survives the machine; tests do without, which is faster
     * @param output where the server's own words go
     */
    public record Settings(
            Path dataDir,
            Path binariesDir,
            int port,
            List<String> databases,
            boolean durable,
            ProcessBuilder.Redirect output) {}

    /**
     * Starts a server and returns when it takes connections and has every database.
     *
     * @throws UncheckedIOException when it doesn't come up within a minute; its own words say why
     */
    public static PostgresServer start(Settings settings) {
        try {
            Files.createDirectories(settings.binariesDir());
            EmbeddedPostgres postgres = builder(settings).start();
            PostgresServer server = new PostgresServer(postgres, settings.dataDir());
            settings.databases().forEach(server::createIfMissing);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres did not start in " + settings.dataDir(), e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Settings settings) {
        String whenDurable = settings.durable() ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(settings.dataDir())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(settings.binariesDir().toFile())
                .setRegisterShutdownHook(false)
                .setPort(FreePorts.orFree(settings.port()))
                .setPGStartupWait(Duration.ofMinutes(1))
                .setOutputRedirector(settings.output())
                .setErrorRedirector(settings.output())
                .setServerConfig("fsync", whenDurable)
                .setServerConfig("synchronous_commit", whenDurable)
                .setServerConfig("max_connections", "60")
                // A question about a year takes a lock on every day's partition and on each of its indexes.
                .setServerConfig("max_locks_per_transaction", "512")
                .setServerConfig("shared_buffers", "128MB")
                // Workers would be three more processes for no gain on a laptop's disk.
                .setServerConfig("io_method", "sync");
    }

    /** Where a JDBC client finds one of the databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    /** Connections to one of the databases. */
    public DataSource database(String name) {
        return postgres.getDatabase(USERNAME, name);
    }

    /** The server's main process. */
    public long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(dataDir.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres is not running in " + dataDir, e);
        }
    }

    /** Stops it: open connections are cut, what was committed stays. */
    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres did not stop in " + dataDir, e);
        }
    }

    private void createIfMissing(String database) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + database);
                LOG.info("Made database {}", database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Postgres can't make the database " + database, e);
        }
    }
}
