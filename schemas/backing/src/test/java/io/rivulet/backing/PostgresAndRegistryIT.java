package io.rivulet.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresAndRegistryIT {

    @TempDir
    private Path folder;

    @Test
    void whatPostgresCommittedIsThereAfterARestart() throws Exception {
        try (PostgresServer postgres = postgres();
                Connection connection = postgres.database("rivulet").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE visit AS SELECT 'ada' AS visitor");
        }

        try (PostgresServer again = postgres();
                Connection connection = again.database("rivulet").getConnection();
                Statement statement = connection.createStatement();
                ResultSet visitor = statement.executeQuery("SELECT visitor FROM visit")) {
            assertThat(visitor.next()).isTrue();
            assertThat(visitor.getString(1)).isEqualTo("ada");
        }
    }

    @Test
    void thePidIsThatOfTheServer() throws Exception {
        ProcessHandle process;
        try (PostgresServer postgres = postgres()) {
            process = ProcessHandle.of(postgres.pid()).orElseThrow();
            assertThat(process.isAlive()).isTrue();
        }
        // It takes its pid file away just before it ends.
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSchemaKeepsItsIdWhenTheRegistryRestarts() throws Exception {
        try (PostgresServer postgres = postgres()) {
            String dealt;
            try (SchemaRegistry registry = registry(postgres)) {
                register(registry, "first", "Other");
                dealt = register(registry, "second", "Visit");
            }
            try (SchemaRegistry again = registry(postgres)) {
                assertThat(register(again, "second", "Visit")).isEqualTo(dealt);
                assertThat(get(again, "/schemas/ids/" + dealt)).contains("Visit");
            }
        }
    }

    private PostgresServer postgres() {
        return PostgresServer.start(new PostgresServer.Settings(
                folder.resolve("data"),
                Path.of(System.getProperty("java.io.tmpdir"), "rivulet-postgres-binaries"),
                0,
                List.of("rivulet", "registry"),
                true,
                ProcessBuilder.Redirect.DISCARD));
    }

    private SchemaRegistry registry(PostgresServer postgres) {
        return SchemaRegistry.start(
                new SchemaRegistry.Settings(
                        SchemaRegistry.unpackedByTheBuild(),
                        FreePorts.one(),
                        postgres.jdbcUrl("registry"),
                        PostgresServer.USERNAME,
                        PostgresServer.PASSWORD),
                folder.resolve("registry.log"));
    }

    private static String register(SchemaRegistry registry, String subject, String name) throws Exception {
        String schema = "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"" + name + "\\\",\\\"fields\\\":[]}";
        String answer =
                send(HttpRequest.newBuilder(URI.create(registry.confluentUrl() + "/subjects/" + subject + "/versions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"" + schema + "\"}"))
                        .build());
        assertThat(answer).matches("\\{\"id\":\\d+.*");
        return answer.replaceAll("\\D", "");
    }

    private static String get(SchemaRegistry registry, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(registry.confluentUrl() + path))
                .build());
    }

    private static String send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
