package io.rivulet.bench.questions;

import io.rivulet.backing.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A Postgres, set up as the local fleet sets it up, that holds a year of events. Its folder stays, so that the next run
 * finds it, and goes on where one was cut off: a day that is missing is made, and what Postgres knows of a table too.
 */
final class Archive implements AutoCloseable {

    static final LocalDate FIRST = LocalDate.of(2025, 11, 28);
    static final int DAYS = 365;

    /** The sites, the largest first. */
    static final List<String> SITES = List.of("shop", "magazine", "app");

    private static final String DATABASE = "rivulet";
    private static final int EVENTS_OF_A_VISIT = 623;
    private static final int HUNDRED = 100;
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(15);

    private final PostgresServer postgres;
    private final Path log;

    private Archive(PostgresServer postgres, Path log) {
        this.postgres = postgres;
        this.log = log;
    }

    static Archive open(Path folder) {
        try {
            Files.createDirectories(folder);
            Path log = folder.resolve("postgres.log");
            Files.deleteIfExists(log);
            return new Archive(
                    PostgresServer.start(new PostgresServer.Settings(
                            folder.resolve("data"),
                            Path.of(System.getProperty("java.io.tmpdir"), "rivulet-postgres-binaries"),
                            0,
                            List.of(DATABASE),
                            true,
                            ProcessBuilder.Redirect.appendTo(log.toFile()))),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException("No archive in " + folder, e);
        }
    }

    String jdbcUrl() {
        return postgres.jdbcUrl(DATABASE);
    }

    /** What the server has said since it was opened. */
    Path log() {
        return log;
    }

    /** Adds the days that are missing; the service has made the tables before. */
    void fill(int events) {
        int visits = events / DAYS * HUNDRED / EVENTS_OF_A_VISIT;
        String day = read("day.sql");
        // Two at a time, as many as there are cores.
        IntStream.range(0, 2).parallel().forEach(half -> fill(day, visits, half));
        try (Connection connection = postgres.database(DATABASE).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO sites SELECT DISTINCT site_id FROM day_writes ON CONFLICT DO NOTHING");
        } catch (SQLException e) {
            throw new IllegalStateException("The archive was not finished", e);
        }
    }

    /** Has Postgres look at every table once: at what it was not told to look at yet. */
    void vacuum() {
        List<String> tables = texts("""
                SELECT c.oid::regclass::text FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0
                   AND c.relallvisible < 0.9 * greatest(c.relpages, 1) ORDER BY pg_relation_size(c.oid)""");
        IntStream.range(0, tables.size()).parallel().forEach(place -> {
            try (Connection connection = postgres.database(DATABASE).getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("VACUUM (ANALYZE) " + tables.get(place));
            } catch (SQLException e) {
                throw new IllegalStateException(tables.get(place) + " was not looked at", e);
            }
        });
        try (Connection connection = postgres.database(DATABASE).getConnection();
                var statement = connection.createStatement()) {
            if (texts("SELECT 'yes' FROM pg_stats WHERE tablename = 'events' LIMIT 1")
                    .isEmpty()) {
                statement.execute("ANALYZE events");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Events were not looked at", e);
        }
    }

    private void fill(String template, int visits, int half) {
        try (Connection connection = postgres.database(DATABASE).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET jit = off");
            connection.setAutoCommit(false);
            for (int number = half; number < DAYS; number += 2) {
                LocalDate day = FIRST.plusDays(number);
                String table = "events_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
                try (var there = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
                    if (there.next() && there.getBoolean(1)) {
                        continue;
                    }
                }
                statement.execute(template.replace("{day}", day.toString())
                        .replace("{next}", day.plusDays(1).toString())
                        .replace("{table}", table)
                        .replace("{visits}", String.valueOf(visits))
                        .replace("{number}", String.valueOf(number)));
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The archive was not filled", e);
        }
    }

    /** Returns when the service has computed every day. */
    void awaitStatistics() throws InterruptedException {
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (number("SELECT count(*) FROM day_statistics WHERE time_zone = 'UTC'") < (long) DAYS * SITES.size()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not every day is known after " + KNOWN_WITHIN);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    long events() {
        return number("SELECT sum(reltuples)::bigint FROM pg_class WHERE relname LIKE 'events\\_2%' AND relkind = 'r'");
    }

    long megabytes() {
        return number("SELECT pg_database_size('" + DATABASE + "') / 1048576");
    }

    private List<String> texts(String query) {
        try (Connection connection = postgres.database(DATABASE).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private long number(String query) {
        try (Connection connection = postgres.database(DATABASE).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static String read(String resource) {
        try (InputStream text = Objects.requireNonNull(Archive.class.getResourceAsStream(resource), resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
