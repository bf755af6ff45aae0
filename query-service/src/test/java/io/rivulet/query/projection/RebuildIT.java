package io.rivulet.query.projection;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.backing.BackingServices;
import io.rivulet.query.RandomShop;
import io.rivulet.query.Topography;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The projection is made anew while it is asked and goes on, and takes its own place. */
@Timeout(180)
class RebuildIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final String ROWS =
            "SELECT md5(string_agg(e::text, '|' ORDER BY event_id)) FROM (SELECT event_id, visitor_id, page_path, person_id,"
                    + " session_id FROM events) AS e";

    private final String site = "site-" + UUID.randomUUID();
    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Map<String, Object> common = Map.of("bootstrap.servers", BackingServices.kafka());

    @Test
    void damageIsMendedWhileQuestionsAreAnsweredAndEventsCome() throws Exception {
        var live = started();
        try (var topics = new Topography()) {
            write(topics, 0, 100);
            await().atMost(SOON).until(() -> counted() == 100);
            String before = ofTheSite();
            database.execute("UPDATE events SET page_path = '/damaged' WHERE site_id = '" + site + "'");
            database.execute(
                    "INSERT INTO tokens (id, name, role, sha256, created_at) VALUES ('t', 'kept', 'ADMIN', '\\x01', now())");
            database.execute("INSERT INTO audit_log (actor, action, outcome) VALUES ('t', 'token-made', 'done')");
            // Somebody was killed amid another try.
            var killed = schema();
            killed.make();
            database.execute("INSERT INTO rivulet_rebuild.sites VALUES ('left behind')");
            assertThat(counted()).isEqualTo(100);

            Rebuild rebuild = rebuild();
            ExecutorService asking = Executors.newSingleThreadExecutor();
            try {
                assertThat(rebuild.begins()).isTrue();
                assertThat(rebuild.begins()).isFalse();
                Future<Long> fewest = asking.submit(() -> {
                    long least = Long.MAX_VALUE;
                    while (rebuild.isUnderWay()) {
                        least = Math.min(least, counted());
                    }
                    return least;
                });
                rebuild.run();
                assertThat(rebuild.progress().problem()).isNull();
                assertThat(rebuild.progress().state()).isEqualTo(Rebuild.State.DONE);
                assertThat(fewest.get()).isEqualTo(100);
            } finally {
                asking.shutdownNow();
            }
            assertThat(ofTheSite()).isEqualTo(before);
            assertThat(database.value("SELECT count(*) FROM fact_events WHERE site_id = '" + site + "'"))
                    .isEqualTo("100");
            assertThat(database.value("SELECT name FROM tokens")).isEqualTo("kept");
            assertThat(database.value("SELECT actor FROM audit_log")).isEqualTo("t");
            database.execute("SELECT audit_log_upkeep(NULL)");
            database.execute("INSERT INTO audit_log (actor, action, outcome) VALUES ('u', 'token-made', 'done')");
            assertThat(database.value("SELECT string_agg(actor, ' ' ORDER BY id) FROM audit_log"))
                    .isEqualTo("t u");
            assertThat(database.value("SELECT count(*) FROM sites WHERE site_id = 'left behind'"))
                    .isEqualTo("0");
            assertThat(database.value("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'rivulet\\_%'"))
                    .isEqualTo("0");
            assertThat(database.value("SELECT times FROM forgotten WHERE reason = 'by hand'"))
                    .isEqualTo("1");

            write(topics, 100, 50);
            await().atMost(SOON).until(() -> counted() == 150);
        } finally {
            live.stop();
            live.await(Duration.ofSeconds(10));
        }
        assertThat(counted()).isEqualTo(150);
        // Migrations go on from where they were.
        assertThat(flyway().migrate().migrationsExecuted).isZero();
    }

    @Test
    void whatTopicsHaveForgottenIsTakenOver() throws Exception {
        var older = RandomShop.of(1, "north", BEGIN, 60);
        var newer = RandomShop.of(2, "south", BEGIN, 60);
        older.told().projectInto(database);
        newer.told().projectInto(database);
        merge(older).projectInto(database);
        String events = database.value(ROWS);
        String visits = database.value("SELECT md5(string_agg(s::text, '|' ORDER BY session_id)) FROM sessions s");
        var schema = schema();
        schema.make();
        var projector = Feed.working(schema.inside());
        projector.project(newer.told().batch());
        projector.project(merge(older).batch());

        assertThat(schema.copyOlder()).isEqualTo(older.events().size());
        database.execute("UPDATE rivulet_rebuild.projection_positions SET next_offset = next_offset + 100000");
        assertThat(schema.takesThePlace()).isFalse();
        assertThat(database.value("SELECT to_regnamespace('rivulet_rebuild') IS NOT NULL"))
                .isEqualTo("t");
        database.execute("UPDATE rivulet_rebuild.projection_positions SET next_offset = 0");
        assertThat(schema.takesThePlace()).isTrue();
        schema.dropFormer();

        assertThat(database.value(ROWS)).isEqualTo(events);
        assertThat(database.value("SELECT md5(string_agg(s::text, '|' ORDER BY session_id)) FROM sessions s"))
                .isEqualTo(visits);
        assertThat(database.value("SELECT count(*) FROM (SELECT DISTINCT site_id, occurred_at::date FROM events"
                        + " EXCEPT SELECT site_id, day FROM day_writes) AS unknown"))
                .isEqualTo("0");
    }

    @Test
    void whoWritesIsWaitedForAndNothingIsChangedMeanwhile() throws Exception {
        var schema = schema();
        schema.make();
        try (Connection writer = database.dataSource().getConnection()) {
            writer.setAutoCommit(false);
            Sql.execute(writer, "UPDATE projection_positions SET next_offset = next_offset");
            assertThat(schema.takesThePlace()).isFalse();
            writer.rollback();
        }
        assertThat(schema.takesThePlace()).isTrue();
    }

    @Test
    void aViewOfSomebodysOwnIsNotTakenAway() throws SQLException {
        database.execute("CREATE VIEW mine AS SELECT event_id FROM events");
        Rebuild rebuild = rebuild();
        assertThat(rebuild.begins()).isTrue();
        rebuild.run();

        assertThat(rebuild.progress().state()).isEqualTo(Rebuild.State.FAILED);
        assertThat(rebuild.progress().problem()).contains("mine");
        assertThat(database.value("SELECT count(*) FROM mine")).isEqualTo("0");
    }

    private static Feed merge(RandomShop shop) {
        return new Feed().merged(1, shop.events().get(0).person(), "another");
    }

    private RebuildSchema schema() throws SQLException {
        return new RebuildSchema(database.dataSource(), flyway());
    }

    private Flyway flyway() {
        return Flyway.configure().dataSource(database.dataSource()).load();
    }

    private Rebuild rebuild() {
        return new Rebuild(new Rebuild.Needs(
                database.dataSource(),
                flyway(),
                () -> consumer("rebuild-" + site),
                new KafkaClients(common)::producer,
                BackingServices.registry(),
                any -> ZoneId.of("UTC"),
                Duration.ofSeconds(60),
                Clock.systemUTC()));
    }

    private KafkaConsumer<String, byte[]> consumer(String group) {
        Map<String, Object> settings = new HashMap<>(KafkaClients.consumerSettings(common, 500));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(settings);
    }

    private ProjectionThread started() {
        var thread = new ProjectionThread(
                "projection-of-" + site,
                new ProjectionThread.Needs(
                        database.dataSource(),
                        () -> consumer("live-" + site),
                        new KafkaClients(common)::producer,
                        BackingServices.registry(),
                        Duration.ofMillis(500),
                        new ProjectionMetrics(new SimpleMeterRegistry(), Projection.TOPICS),
                        Clock.systemUTC()));
        thread.start();
        return thread;
    }

    private void write(Topography topics, int from, int count) {
        for (int i = from; i < from + count; i++) {
            topics.event("person-" + i % 17, null, anEvent().id(site + i).on(site));
        }
    }

    private long counted() {
        return Long.parseLong(database.value("SELECT count(*) FROM events WHERE site_id = '" + site + "'"));
    }

    private String ofTheSite() {
        return database.value(
                "SELECT md5(string_agg(event_id || visitor_id || coalesce(page_path, '') || person_id, '|'"
                        + " ORDER BY event_id)) FROM events WHERE site_id = '" + site + "'");
    }
}
