package io.rivulet.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second set of the projection's tables, in a schema beside the live one: made by the same migrations, filled, and put in
 * its place by giving the two schemas each other's name. What is not projected moves from the one to the other.
 */
final class RebuildSchema {

    static final String NAME = "rivulet_rebuild";
    static final String FORMER = "rivulet_former";

    private static final Logger LOG = LoggerFactory.getLogger(RebuildSchema.class);

    /** What follows from the topics, beside what is kept of days. Everything else of the live schema is kept as it is. */
    private static final List<String> PROJECTED_BESIDE_DAYS = List.of(
            "projection_positions",
            "events",
            "sites",
            "person_days",
            "derived_events",
            "sessions",
            "persons",
            "scores",
            "score_history",
            "segment_history",
            "person_merges",
            "visitor_links",
            "session_merges",
            "rejected_events");

    /** Those of them that say what was, of which topics only know what is. */
    private static final List<String> HISTORIES = List.of("score_history", "segment_history");

    /** Those of them of which topics forget rows, beside events. */
    private static final List<String> FORGOTTEN_BY_TOPICS = List.of(
            "person_merges",
            "visitor_links",
            "session_merges",
            "sites",
            "person_days",
            "derived_events",
            "sessions",
            "rejected_events");

    // Postgres waits so long for who reads or writes before it lets them go first and this be tried again.
    private static final String PATIENCE = "SET LOCAL lock_timeout = '2s'";

    private final DataSource postgres;
    private final DataSource inside;
    private final Flyway migrations;
    private final String live;

    RebuildSchema(DataSource postgres, Flyway migrations) throws SQLException {
        this.postgres = postgres;
        this.inside = new InSchema(postgres, NAME);
        this.migrations = migrations;
        try (Connection connection = postgres.getConnection()) {
            this.live = connection.getSchema();
        }
    }

    /** Its tables. */
    DataSource inside() {
        return inside;
    }

    /**
     * Makes the tables, empty; what another try has left is dropped.
     *
     * @throws IllegalStateException that says why the schemas could not be exchanged afterwards
     */
    void make() throws SQLException {
        drop(NAME);
        drop(FORMER);
        try (Connection connection = postgres.getConnection()) {
            if (!Sql.isTrue(
                    connection,
                    "SELECT pg_has_role(nspowner, 'USAGE') AND has_database_privilege(current_database(), 'CREATE')"
                            + " FROM pg_namespace WHERE nspname = '" + live + "'")) {
                throw new IllegalStateException("The service's database user must own the schema " + live
                        + " and be allowed to make schemas: GRANT CREATE ON DATABASE, ALTER SCHEMA OWNER.");
            }
        }
        Flyway.configure()
                .configuration(migrations.getConfiguration())
                .schemas(NAME)
                .defaultSchema(NAME)
                .createSchemas(true)
                .load()
                .migrate();
        List<String> views = texts("""
                SELECT c.relname FROM pg_class c WHERE c.relnamespace = '%s'::regnamespace AND c.relkind IN ('v', 'm')
                   AND NOT EXISTS (SELECT 1 FROM pg_class n WHERE n.relnamespace = '%s'::regnamespace
                                      AND n.relname = c.relname)""".formatted(live, NAME));
        if (!views.isEmpty()) {
            throw new IllegalStateException(
                    "Views of somebody's own look at the tables and would go with them: " + String.join(", ", views)
                            + ". Move them into a schema of their own, and make them anew afterwards.");
        }
    }

    /** Takes over what no topic has. */
    void copyHistories() throws SQLException {
        for (String table : HISTORIES) {
            copy(table);
        }
    }

    /** Takes over what is stored and not there yet; tells how many events that were. */
    long copyOlder() throws SQLException {
        for (String table : FORGOTTEN_BY_TOPICS) {
            copy(table);
        }
        long events = 0;
        var days = new EventDays(inside);
        for (String partition : texts("SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
                + " WHERE inhparent = '" + live + ".events'::regclass ORDER BY 1")) {
            LocalDate day = EventDays.dayOf(partition);
            days.ensure(List.of(day));
            events += copy(partition);
        }
        try (Connection connection = inside.getConnection()) {
            Sql.inTransaction(connection, () -> {
                DayWrites.note(connection, "SELECT site_id, occurred_at AS at FROM events", "stored before");
                DayWrites.noteVisits(connection, "SELECT site_id, started_at, ended_at FROM sessions", "stored before");
            });
        }
        return events;
    }

    private int copy(String table) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            return Sql.update(
                    connection,
                    "INSERT INTO %1$s.%3$s SELECT * FROM %2$s.%3$s ON CONFLICT DO NOTHING"
                            .formatted(NAME, live, table));
        }
    }

    /** Whether the live projection has come as far: what it did until then it did to the rows that are copied. */
    boolean isPassedByTheLiveOne() throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            return isPassed(connection);
        }
    }

    private boolean isPassed(Connection connection) throws SQLException {
        return Sql.isTrue(connection, """
                SELECT NOT EXISTS (
                       SELECT 1 FROM %s.projection_positions r LEFT JOIN %s.projection_positions l USING (topic, partition)
                        WHERE coalesce(l.next_offset, 0) < r.next_offset)""".formatted(NAME, live));
    }

    /**
     * Puts the new tables in the place of the old ones: for everybody at once, or not at all.
     *
     * @return false when the live projection is not as far, or somebody is at work with the tables; then nothing has changed
     */
    boolean takesThePlace() throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            boolean[] done = {false};
            Sql.inTransaction(connection, () -> {
                Sql.execute(connection, PATIENCE);
                // In the order in which who projects takes them. Nobody writes from here on; who reads what is there
                // reads on.
                Sql.execute(connection, "LOCK TABLE " + live + ".projection_positions IN ACCESS EXCLUSIVE MODE");
                Sql.execute(connection, "SELECT pg_advisory_xact_lock(" + Locks.MOVES + ")");
                if (isPassed(connection)) {
                    exchange(connection);
                    done[0] = true;
                }
            });
            return done[0];
        } catch (SQLException busy) {
            if (Failure.isOfLocks(busy)) {
                LOG.info("The tables are in use: SQLSTATE {}", busy.getSQLState());
                return false;
            }
            throw busy;
        }
    }

    private void exchange(Connection connection) throws SQLException {
        for (String table : texts(connection, """
                SELECT relname FROM pg_class WHERE relnamespace = '%s'::regnamespace AND relkind IN ('r', 'p')
                   AND NOT relispartition ORDER BY 1""".formatted(live))) {
            if (!PROJECTED_BESIDE_DAYS.contains(table) && !DayTables.ALL.contains(table)) {
                Sql.execute(connection, "DROP TABLE IF EXISTS " + NAME + "." + quoted(table) + " CASCADE");
                Sql.execute(connection, "ALTER TABLE " + live + "." + quoted(table) + " SET SCHEMA " + NAME);
                // Its partitions do not follow by themselves.
                for (String partition : texts(connection, """
                        SELECT relname FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
                         WHERE inhparent = '%s.%s'::regclass ORDER BY 1""".formatted(NAME, quoted(table)))) {
                    Sql.execute(connection, "ALTER TABLE " + live + "." + quoted(partition) + " SET SCHEMA " + NAME);
                }
            }
        }
        for (String function : texts(connection, """
                SELECT quote_ident(proname) || '(' || pg_get_function_identity_arguments(oid) || ')' FROM pg_proc
                 WHERE pronamespace = '%s'::regnamespace
                   AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')""".formatted(live))) {
            Sql.execute(connection, "DROP FUNCTION IF EXISTS " + NAME + "." + function + " CASCADE");
            Sql.execute(connection, "ALTER FUNCTION " + live + "." + function + " SET SCHEMA " + NAME);
        }
        // Counts of writes begin anew: answers are not told by them from those of before.
        Sql.execute(connection, "UPDATE " + NAME + ".forgotten SET times = times + 1 WHERE reason = 'by hand'");
        Sql.execute(connection, "ALTER SCHEMA " + live + " RENAME TO " + FORMER);
        Sql.execute(connection, "ALTER SCHEMA " + NAME + " RENAME TO " + live);
        Sql.execute(connection, "GRANT USAGE ON SCHEMA " + live + " TO PUBLIC");
    }

    /** Drops the tables that nobody looks at any more; what is left of them the next rebuild drops. */
    void dropFormer() throws SQLException {
        drop(FORMER);
    }

    // Partition by partition: all at once would be more locks than Postgres has room for.
    private void drop(String schema) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            for (String partition : texts(connection, """
                    SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE nspname = '%s' AND relispartition AND relkind = 'r'""".formatted(schema))) {
                Sql.execute(connection, "DROP TABLE " + schema + "." + partition);
            }
            Sql.execute(connection, "DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        }
    }

    private List<String> texts(String query) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            return texts(connection, query);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
