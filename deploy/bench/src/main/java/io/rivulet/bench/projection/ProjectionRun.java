package io.rivulet.bench.projection;

import io.rivulet.backing.BackingServices;
import io.rivulet.backing.FreePorts;
import io.rivulet.backing.JavaProcess;
import io.rivulet.backing.PostgresServer;
import io.rivulet.bench.Options;
import io.rivulet.bench.measure.Measured;
import io.rivulet.bench.measure.ProcessorTime;
import io.rivulet.bench.measure.Window;
import io.rivulet.bench.stand.Broker;
import io.rivulet.bench.stand.Delivered;
import io.rivulet.bench.stand.Folder;
import io.rivulet.deploy.local.Part;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The projection catches up with events that wait in their topic, beside the broker that has them; then the same rows
 * are copied into a table without an index, which is the least that Postgres can do with them.
 */
public final class ProjectionRun implements AutoCloseable {

    private static final String DATABASE = "rivulet";
    private static final int USUAL_EVENTS = 400_000;
    private static final double WARM_AT = 0.3;
    private static final double DONE_AT = 0.95;
    private static final Duration STUCK_AFTER = Duration.ofMinutes(3);

    private final Options options;
    private final Folder folder = Folder.temporary();
    private final Broker broker;
    private final PostgresServer postgres;

    private ProjectionRun(Options options) {
        this.options = options;
        this.broker = Broker.start(folder.path());
        this.postgres = PostgresServer.start(new PostgresServer.Settings(
                folder.path().resolve("postgres"),
                Path.of(System.getProperty("java.io.tmpdir"), "rivulet-postgres-binaries"),
                0,
                List.of(DATABASE),
                true,
                ProcessBuilder.Redirect.appendTo(
                        folder.path().resolve("postgres.log").toFile())));
    }

    public static ProjectionRun start(Options options) {
        return new ProjectionRun(options);
    }

    /** What the projection costs, what of that is Postgres', and what bare Postgres costs. */
    public List<Measured> run() {
        int events = options.events(USUAL_EVENTS);
        CountedVisits.tell(broker.address(), events);
        List<Window> all = new ArrayList<>();
        List<Window> ofPostgres = new ArrayList<>();
        List<String> words = new ArrayList<>(Part.QUERY.jvmOptions());
        words.addAll(options.javaOptions());
        words.addAll(List.of("-jar", Delivered.jar(Part.QUERY).toString()));
        try (JavaProcess service =
                JavaProcess.logging(words, environment(), folder.path().resolve("query-service.log"))) {
            catchUp(service, events, all, ofPostgres);
        }
        return List.of(
                new Measured("projection", "event", all),
                new Measured("of it, Postgres", "event", ofPostgres),
                new Measured("bare-copy", "event", bare()));
    }

    private Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(DATABASE),
                "QUARKUS_DATASOURCE_USERNAME", PostgresServer.USERNAME,
                "QUARKUS_DATASOURCE_PASSWORD", PostgresServer.PASSWORD,
                "KAFKA_BOOTSTRAP_SERVERS", broker.address(),
                "RIVULET_REGISTRY_URL", BackingServices.registry(),
                "QUARKUS_HTTP_PORT", String.valueOf(FreePorts.one()));
    }

    private void catchUp(JavaProcess service, int events, List<Window> all, List<Window> ofPostgres) {
        long done = await(Math.round(events * WARM_AT), 0, service);
        long since = System.nanoTime();
        Duration before = service.cpu();
        Duration postgresBefore = cpuOfPostgres();
        for (int window = 1; window <= options.windows(); window++) {
            double part = WARM_AT + (DONE_AT - WARM_AT) * window / options.windows();
            long now = await(Math.round(events * part), done, service);
            double seconds = (System.nanoTime() - since) / 1e9;
            Duration cpu = service.cpu();
            Duration postgresCpu = cpuOfPostgres();
            Duration postgresTook = postgresCpu.minus(postgresBefore);
            all.add(new Window(cpu.minus(before).plus(postgresTook), seconds, now - done, null));
            ofPostgres.add(new Window(postgresTook, seconds, now - done, null));
            since = System.nanoTime();
            done = now;
            before = cpu;
            postgresBefore = postgresCpu;
        }
    }

    private long await(long events, long known, JavaProcess service) {
        long deadline = System.nanoTime() + STUCK_AFTER.toNanos();
        long done = known;
        while (done < events) {
            if (System.nanoTime() > deadline || !service.isAlive()) {
                throw new IllegalStateException("The projection stands still at " + done + " of " + events);
            }
            pause();
            long now = projected();
            if (now > done) {
                done = now;
                deadline = System.nanoTime() + STUCK_AFTER.toNanos();
            }
        }
        return done;
    }

    private long projected() {
        try (Connection connection = postgres.database(DATABASE).getConnection();
                var statement = connection.createStatement();
                var there = statement.executeQuery("SELECT to_regclass('projection_positions') IS NOT NULL")) {
            if (!there.next() || !there.getBoolean(1)) {
                return 0;
            }
            try (var rows = statement.executeQuery("SELECT coalesce(sum(next_offset), 0) FROM projection_positions"
                    + " WHERE topic = 'session-events'")) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Postgres does not say how far the projection is", e);
        }
    }

    private List<Window> bare() {
        List<Window> windows = new ArrayList<>();
        try (Connection connection = postgres.database(DATABASE).getConnection();
                var statement = connection.createStatement()) {
            String file = "rows";
            statement.execute("COPY (SELECT * FROM events) TO PROGRAM 'cat > " + file + "'");
            for (int window = 0; window < options.windows(); window++) {
                statement.execute("CREATE TABLE bare_" + window + " (LIKE events)");
                long since = System.nanoTime();
                Duration before = cpuOfPostgres();
                long rows = statement.executeLargeUpdate("COPY bare_" + window + " FROM PROGRAM 'cat " + file + "'");
                windows.add(new Window(cpuOfPostgres().minus(before), (System.nanoTime() - since) / 1e9, rows, null));
            }
            return windows;
        } catch (SQLException e) {
            throw new IllegalStateException("The rows can't be copied", e);
        }
    }

    private Duration cpuOfPostgres() {
        return ProcessorTime.withChildren(postgres.pid());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
        broker.close();
        folder.close();
    }
}
