package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.backing.FreePorts;
import io.rivulet.backing.JavaProcess;
import io.rivulet.backing.PostgresServer;
import io.rivulet.deploy.local.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second query service beside the fleet's own, on the same Postgres: whoever projects, and whoever is killed or restarted
 * meanwhile, every number is right, and what one of them is told the other knows.
 */
@WithFleet
class TwoQueryPodsAcceptanceIT {

    private static final String GROUP = "query-service-projection";
    private static final int WRITES_A_SECOND = 100;
    private static final int SOME = 50;
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private final Fleet fleet;

    TwoQueryPodsAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    void everyEventCountsOnceWhoeverProjectsItAndWhoeverIsKilled(@TempDir Path folder) {
        Map<String, Integer> acknowledged;
        String visitors;
        try (Writes writes = new Writes(fleet.collector(), WRITES_A_SECOND)) {
            visitors = writes.visitors();
            awaitMore(visitors);
            // Partitions move to it, and by its death back again.
            try (JavaProcess killed = pod(FreePorts.one(), folder, true)) {
                awaitProjecting(2);
                awaitMore(visitors);
                killed.kill();
            }
            awaitProjecting(1);
            awaitMore(visitors);
            try (JavaProcess second = pod(FreePorts.one(), folder, true)) {
                awaitProjecting(2);
                awaitMore(visitors);
                fleet.restart(Part.POSTGRES);
                awaitMore(visitors);
                assertThat(second.isAlive()).isTrue();
            }
            awaitProjecting(1);
            awaitMore(visitors);
            acknowledged = writes.stop();
        }
        assertThat(acknowledged).isNotEmpty();
        await("everything to be counted")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(counted(visitors)).isEqualTo(acknowledged));
        Fence.after(fleet);
        assertThat(counted(visitors)).isEqualTo(acknowledged);
        assertThat(fleet.database().sums(visitors).ids())
                .isEqualTo(acknowledged.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        awaitVisits(visitors, acknowledged);
    }

    @Test
    void killedAmidARebuildNobodySeesItAndTheNextOneIsWhole(@TempDir Path folder) throws Exception {
        try (Writes writes = new Writes(fleet.collector(), WRITES_A_SECOND)) {
            awaitMore(writes.visitors());
            Map<String, Integer> acknowledged = writes.stop();
            Fence.after(fleet);
            awaitVisits(writes.visitors(), acknowledged);
        }
        String before = numbers();

        killed(folder, "PROJECTING");
        assertThat(isLeftBehind()).as("it was killed amid its work").isTrue();
        assertThat(numbers()).isEqualTo(before);
        // As near to the exchange of the two as can be told from outside: whether it came to it or not.
        killed(folder, "COMPUTING_DAYS", "CATCHING_UP", "EXCHANGING", "DONE");
        assertThat(numbers()).isEqualTo(before);

        ProcessBuilder builder = new ProcessBuilder("../local/rebuild", "--url", fleet.url(Part.QUERY))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rebuild.log").toFile());
        builder.environment().put("RIVULET_ADMIN_TOKEN", fleet.adminToken());
        Process command = builder.start();
        command.toHandle().onExit().get(2, TimeUnit.MINUTES);

        assertThat(command.exitValue()).isZero();
        assertThat(isLeftBehind()).isFalse();
        assertThat(numbers()).isEqualTo(before);
    }

    @Test
    void revokedTokenIsRefusedByTheOtherPodToo(@TempDir Path folder) {
        int port = FreePorts.one();
        try (JavaProcess second = pod(port, folder, false)) {
            QueryApi here = fleet.query();
            QueryApi there = new QueryApi("http://localhost:" + port, fleet.adminToken());
            revoked(here, there);
            revoked(there, here);
            assertThat(second.isAlive()).isTrue();
        }
    }

    private static void revoked(QueryApi here, QueryApi there) {
        var made = here.post("/api/tokens", "{\"name\":\"of two pods\",\"role\":\"ANALYST\"}")
                .json();
        String secret = made.path("secret").asText();
        assertThat(here.with(secret).get("/api/me").status()).isEqualTo(200);
        assertThat(there.with(secret).get("/api/me").status()).isEqualTo(200);

        assertThat(here.delete("/api/tokens/" + made.path("id").asText()).status())
                .isEqualTo(204);

        assertThat(here.with(secret).get("/api/me").status()).isEqualTo(401);
        await("the other to refuse it")
                .atMost(SOON)
                .until(() -> there.with(secret).get("/api/me").status() == 401);
    }

    /** Has a pod of its own begin with a rebuild, and kills it as soon as it is so far. */
    private void killed(Path folder, String... states) {
        int port = FreePorts.one();
        JavaProcess pod = pod(port, folder, false);
        try {
            QueryApi query = new QueryApi("http://localhost:" + port, fleet.adminToken());
            assertThat(query.post("/api/analytics/rebuild", "").status()).isEqualTo(202);
            await("the rebuild to be under way")
                    .atMost(SOON)
                    .pollInterval(AT_ONCE)
                    .until(() -> List.of(states)
                                    .contains(query.get("/api/analytics/rebuild")
                                            .json()
                                            .path("state")
                                            .asText())
                            && (states.length > 1 || isLeftBehind()));
        } finally {
            pod.kill();
        }
    }

    private boolean isLeftBehind() {
        return fleet.database()
                        .strings("SELECT n.nspname FROM pg_namespace n WHERE n.nspname = 'rivulet_rebuild'")
                        .size()
                == 1;
    }

    /** What stands in Postgres, event by event, and what the dashboard says of it. */
    private String numbers() {
        String days = "startDate=" + LocalDate.now(ZoneOffset.UTC).minusDays(300) + "&endDate="
                + LocalDate.now(ZoneOffset.UTC);
        return fleet.database().strings("""
                        SELECT count(*) || ' ' || md5(string_agg(site_id || visitor_id || event_id || person_id
                            || occurred_at || coalesce(page_path, '') || coalesce(revenue, 0), '|'
                            ORDER BY site_id, visitor_id, event_id, occurred_at)) FROM events""")
                + " "
                + fleet.query()
                        .find("/api/analytics/dashboard?" + days)
                        .orElseThrow()
                        .path("kpis");
    }

    /** How many rows each of the visitors has. */
    private Map<String, Integer> counted(String visitors) {
        return fleet
                .database()
                .strings(
                        "SELECT visitor_id || ' ' || count(*) FROM events WHERE visitor_id LIKE ANY (?) GROUP BY visitor_id",
                        List.of(visitors))
                .stream()
                .map(row -> row.split(" ", 2))
                .collect(Collectors.toMap(row -> row[0], row -> Integer.valueOf(row[1])));
    }

    /** Returns when visits, which are told of now and then, hold every event. */
    private void awaitVisits(String visitors, Map<String, Integer> acknowledged) {
        int events = acknowledged.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(events).isPositive();
        await("every visit to be told whole")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(fleet.database().sessions(visitors).values().stream()
                                .flatMap(List::stream)
                                .mapToInt(Database.SessionRow::events)
                                .sum())
                        .isEqualTo(events));
    }

    /** Returns when more of the visitors' events are counted than are now. */
    private void awaitMore(String visitors) {
        long before = fleet.database().sums(visitors).rows();
        await("more to be counted")
                .atMost(SOON)
                .until(() -> fleet.database().sums(visitors).rows() >= before + SOME);
    }

    /** Returns when so many instances share all partitions, each with some. */
    private void awaitProjecting(int instances) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", fleet.bootstrapServers()))) {
            await(instances + " to project")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(members(admin))
                            .hasSize(instances)
                            .allMatch(member ->
                                    !member.assignment().topicPartitions().isEmpty()));
        }
    }

    private static List<MemberDescription> members(Admin admin) throws InterruptedException, ExecutionException {
        return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .toList();
    }

    private JavaProcess pod(int port, Path folder, boolean isProjecting) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "RIVULET_FLEET_SESSIONIZER", fleet.url(Part.SESSIONIZER),
                "RIVULET_FLEET_PROFILE", fleet.url(Part.PROFILE),
                "RIVULET_FLEET_SCORING", fleet.url(Part.SCORING),
                "RIVULET_PROJECTION_ENABLED", String.valueOf(isProjecting),
                // So long that only a notice makes it forget a token.
                "RIVULET_READER_TOKEN_MEMORY", "10M",
                "RIVULET_ADMIN_TOKEN", fleet.adminToken(),
                "QUARKUS_DATASOURCE_JDBC_URL", fleet.database().url(),
                "QUARKUS_DATASOURCE_USERNAME", PostgresServer.USERNAME,
                "QUARKUS_DATASOURCE_PASSWORD", PostgresServer.PASSWORD));
        // As soon as the broker allows for it it is missed.
        settings.put("KAFKA_SESSION_TIMEOUT_MS", "6000");
        settings.put("KAFKA_HEARTBEAT_INTERVAL_MS", "1000");
        return Pod.start(fleet, Part.QUERY, port, folder.resolve("query-service-" + port + ".log"), settings);
    }
}
