package io.rivulet.query.projection;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.PostgresServer;
import io.rivulet.query.Topography;
import io.rivulet.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole projectors on the real broker: they come, go, and find what they can't read. */
@Timeout(120)
class ProjectionThreadIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final String site = "site-" + UUID.randomUUID();
    private final String group = "it-" + UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void projectorsShareComeAndGoAndCountEverythingOnce() throws Exception {
        var database = ProjectedDatabase.create();
        try (var topics = new Topography()) {
            write(topics, 0, 200);
            var first = started(database.dataSource());
            await().atMost(SOON).until(() -> counted(database) == 200);
            var second = started(database.dataSource());
            await().atMost(SOON).until(() -> second.status().trouble() == null);
            write(topics, 200, 200);
            first.stop();
            first.await(Duration.ofSeconds(10));
            write(topics, 400, 200);
            await().atMost(SOON).until(() -> counted(database) >= 600);
            second.stop();
            second.await(Duration.ofSeconds(10));
        }
        assertThat(counted(database)).isEqualTo(600);
        assertThat(database.value("SELECT count(DISTINCT event_id) FROM events WHERE site_id = '" + site + "'"))
                .isEqualTo("600");
    }

    @Test
    void recordThatCannotBeReadIsRefusedAndItsNeighboursAreKept() throws Exception {
        var database = ProjectedDatabase.create();
        byte[] noAvro = ("no avro " + site).getBytes(StandardCharsets.UTF_8);
        byte[] unknownSchema = {0, 0x7f, 0x7f, 0x7f, 0x7f, 1, 2, 3};
        try (var topics = new Topography()) {
            topics.event(site, null, anEvent().on(site))
                    .writeBytes(Topics.SESSION_EVENTS, site, noAvro)
                    .writeBytes(Topics.SESSION_EVENTS, site, unknownSchema)
                    .event(site, null, anEvent().on(site));
        }
        var thread = started(database.dataSource());
        await().atMost(SOON).until(() -> counted(database) == 2);
        // Its own refusals come back to it through the topic.
        await().atMost(SOON)
                .until(() -> database.rows(
                                        "SELECT 1 FROM rejected_events WHERE refused_by = 'query-service' AND payload = '"
                                                + new String(noAvro, StandardCharsets.UTF_8) + "'::bytea")
                                .size()
                        == 1);
        thread.stop();
        thread.await(Duration.ofSeconds(10));

        assertThat(database.rows(
                        "SELECT DISTINCT reasons->0->>'code' FROM rejected_events WHERE refused_by = 'query-service'"
                                + " AND reasons->0->>'code' IN ('not_avro', 'unknown_schema') ORDER BY 1"))
                .containsExactly("not_avro", "unknown_schema");
    }

    @Test
    void restartOfPostgresLosesNothing(@TempDir Path folder) throws Exception {
        var postgres = PostgresServer.start(settings(folder, 0));
        int port = Integer.parseInt(postgres.jdbcUrl("x").replaceAll(".*:(\\d+)/x", "$1"));
        var database = ProjectedDatabase.at(postgres.jdbcUrl("rivulet"));
        try (var topics = new Topography()) {
            write(topics, 0, 50);
            var thread = started(database.dataSource());
            await().atMost(SOON).until(() -> counted(database) == 50);
            postgres.close();
            write(topics, 50, 50);
            await().atMost(SOON).until(() -> thread.status().trouble() != null);
            postgres = PostgresServer.start(settings(folder, port));
            await().atMost(SOON).until(() -> counted(database) == 100);
            await().atMost(SOON).until(() -> thread.status().trouble() == null);
            thread.stop();
            thread.await(Duration.ofSeconds(10));
        } finally {
            postgres.close();
        }
    }

    private void write(Topography topics, int from, int count) {
        for (int i = from; i < from + count; i++) {
            topics.event("person-" + i % 17, null, anEvent().id(site + i).on(site));
        }
    }

    private int counted(ProjectedDatabase database) {
        return Integer.parseInt(database.value("SELECT count(*) FROM events WHERE site_id = '" + site + "'"));
    }

    private ProjectionThread started(DataSource postgres) {
        Map<String, Object> common = Map.of("bootstrap.servers", BackingServices.kafka());
        Map<String, Object> settings = new HashMap<>(KafkaClients.consumerSettings(common, 100));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        var thread = new ProjectionThread(
                "projection-of-" + site,
                new ProjectionThread.Needs(
                        postgres,
                        () -> new KafkaConsumer<>(settings),
                        new KafkaClients(common)::producer,
                        BackingServices.registry(),
                        Duration.ofMillis(500),
                        new ProjectionMetrics(meters, Projection.TOPICS),
                        Clock.systemUTC()));
        thread.start();
        return thread;
    }

    private static PostgresServer.Settings settings(Path folder, int port) {
        return new PostgresServer.Settings(
                folder.resolve("data"),
                Path.of(System.getProperty("java.io.tmpdir"), "rivulet-postgres-binaries"),
                port,
                List.of("rivulet"),
                false,
                ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    }
}
