package io.rivulet.query.export;

import static io.restassured.RestAssured.given;
import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.Answers.refused;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.rivulet.backing.BackingResource;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.PostgresServer;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.Topography;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class ExportIT {

    private static final String RANGE = "startDate=2026-03-02&endDate=2026-03-02";

    private static final String CURSOR = "SELECT event_id, event_name, original_name%";

    private final String site = FakeFleet.site("site");
    private final String path = "/api/analytics/export?" + RANGE + "&siteId=" + site;

    @TempDir
    Path folder;

    private void write() {
        try (var topics = new Topography()) {
            topics.event(
                            "ada",
                            "s1",
                            on("1").by("ada").at("10:00").view("/=cmd").properties("{\"plan\":\"a,\\\"b\\\"\"}"))
                    .event("=ada", null, on("2").by("=ada").at("10:01").purchase("-12.5"))
                    .event("eve", null, on("3").by("eve").at("10:02").bot("headless"))
                    .event("eve", null, on("4").by("eve").at(Instant.parse("2026-03-03T00:00:00Z")));
        }
        awaited(
                "/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-03&siteId=" + site,
                json -> json.getInt("kpis.events") == 3);
    }

    @Test
    void csvHasALineForEachEventOfTheRangeAndNoFormulas() {
        write();
        var response = asAdmin().get(path + "&format=csv");
        response.then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", "attachment; filename=\"analytics-2026-03-02-to-2026-03-02.csv\"");
        String[] lines = response.asString().split("\r\n", -1);

        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .startsWith("eventId,eventName,originalName,kind,occurredAt,")
                .endsWith(",properties");
        assertThat(lines[1])
                .startsWith("1-" + site + ",page_view,page_view,PAGE_VIEW,2026-03-02T10:00:00.000Z,")
                .endsWith("\"{\"\"plan\"\": \"\"a,\\\"\"b\\\"\"\"\"}\"");
        assertThat(lines[2]).contains(",'=ada,'=ada,").contains(",true,-12.5,GBP,");
        assertThat(lines[3]).isEmpty();
    }

    @Test
    void jsonHasAnObjectALine() throws Exception {
        write();
        var response = asAdmin().get("/analytics/export?" + RANGE + "&format=json&siteId=" + site);
        response.then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"))
                .header("Content-Disposition", "attachment; filename=\"analytics-2026-03-02-to-2026-03-02.json\"");
        String[] lines = response.asString().split("\n", -1);

        assertThat(lines).hasSize(3);
        assertThat(lines[2]).isEmpty();
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.path("eventId").asText()).isEqualTo("1-" + site);
        assertThat(first.path("properties").path("plan").asText()).isEqualTo("a,\"b\"");
        assertThat(first.has("revenue")).isFalse();
        assertThat(new ObjectMapper().readTree(lines[1]).path("revenue").decimalValue())
                .isEqualByComparingTo("-12.5");
    }

    @Test
    void parquetIsReadBackWithItsTypes() throws Exception {
        write();
        var response = asAdmin().get(path + "&format=parquet");
        response.then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"analytics-2026-03-02-to-2026-03-02.parquet\"");
        Path file = Files.write(folder.resolve("events.parquet"), response.asByteArray());
        List<Map<String, Object>> rows = new ArrayList<>();
        try (var stream = ParquetReader.streamContent(file.toFile(), new Rows(), names -> names[0])) {
            stream.forEach(rows::add);
        }

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .containsEntry("eventId", "1-" + site)
                .containsEntry(
                        "occurredAt", Instant.parse("2026-03-02T10:00:00Z").toEpochMilli())
                .containsEntry("conversion", false)
                .containsEntry("pagePath", "/=cmd");
        assertThat(rows.get(1)).containsEntry("conversion", true);
        assertThat(String.valueOf(rows.get(1).get("revenue"))).contains("-12.5");
        assertThat(ParquetReader.readMetadata(file.toFile()).getFileMetaData().getSchema())
                .isEqualTo(ParquetFile.schema());
    }

    @Test
    void rangeWithoutEventsIsAFileWithoutRows() {
        assertThat(asAdmin().get(path + "&format=csv").asString().split("\r\n", -1))
                .hasSize(2);
        assertThat(asAdmin().get(path + "&format=parquet").asByteArray()).startsWith('P', 'A', 'R', '1');
    }

    @Test
    void callersWhoHangUpLeaveNeitherCursorsNorTheirPlacesBehind() throws Exception {
        writeMany();
        List<Socket> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(caller());
        }
        assertThat(cursors()).isEqualTo(4);
        asAdmin().get(path).then().statusCode(503).body("type", is("urn:rivulet:problem:too-many-exports"));

        for (Socket caller : callers) {
            caller.setSoLinger(true, 0);
            caller.close();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> cursors() == 0);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> asAdmin()
                                .get("/api/analytics/export?" + RANGE + "&siteId=newyork")
                                .statusCode()
                        == 200);
        forgetMany();
    }

    @Test
    void aFileThatBreaksOffEndsWithoutItsLastChunk() throws Exception {
        writeMany();
        try (Socket caller = caller()) {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '" + CURSOR + "'");
            String rest = readToTheEnd(caller);
            assertThat(rest).contains("many-").doesNotEndWith("0\r\n\r\n").doesNotContain("urn:rivulet:problem");
        }
        // Still too much to have a length.
        execute("DELETE FROM events WHERE event_id LIKE 'many-____%' AND site_id = '" + site + "'");
        try (Socket caller = caller()) {
            assertThat(readToTheEnd(caller)).endsWith("0\r\n\r\n");
        }
        forgetMany();
    }

    // Far more than what connections hold on their way: 50 MB.
    private void writeMany() throws SQLException {
        write();
        execute("""
                INSERT INTO events SELECT many.* FROM events e CROSS JOIN generate_series(1, 30000) AS number
                 CROSS JOIN LATERAL jsonb_populate_record(
                     e, jsonb_build_object('event_id', 'many-' || number, 'page_title', repeat('x', 1500))) AS many
                 WHERE e.event_id = '1-%s'""".formatted(site));
    }

    private void forgetMany() throws SQLException {
        execute("DELETE FROM events WHERE event_id LIKE 'many-%' AND site_id = '" + site + "'");
    }

    // A connection that is torn down is an end, too.
    private static String readToTheEnd(Socket caller) throws IOException {
        caller.setSoTimeout(20_000);
        var read = new StringBuilder();
        byte[] some = new byte[65_536];
        try {
            for (int size = caller.getInputStream().read(some);
                    size >= 0;
                    size = caller.getInputStream().read(some)) {
                read.append(new String(some, 0, size, StandardCharsets.ISO_8859_1));
                if (read.substring(Math.max(0, read.length() - 5)).equals("0\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return read.toString();
    }

    /** Has begun to read, and reads no further. */
    private Socket caller() throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer admin-of-tests\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private static int cursors() throws SQLException {
        try (var connection = database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity" + " WHERE query LIKE '"
                        + CURSOR + "' AND state <> 'idle'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(
                BackingServices.postgres(), PostgresServer.USERNAME, PostgresServer.PASSWORD);
    }

    @Test
    void analystIsRefused() {
        String secret = asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"curious\",\"role\":\"ANALYST\"}")
                .post("/api/tokens")
                .path("secret");
        with(secret).get(path).then().statusCode(403).body("type", is("urn:rivulet:problem:role-needed"));
        given().get(path).then().statusCode(401);
    }

    @Test
    void badParameterIsNamedWithWhatIsAllowed() {
        refused(asAdmin().get(path + "&format=xls"), "format", "csv, json, parquet");
        refused(asAdmin().get("/api/analytics/export?startDate=2026-03-02"), "endDate", "ISO date");
    }

    private EventBuilder on(String id) {
        return anEvent().id(id + "-" + site).on(site);
    }

    private static final class Rows implements Hydrator<Map<String, Object>, Map<String, Object>, String> {

        @Override
        public Map<String, Object> start() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Object> add(Map<String, Object> row, String heading, Object value) {
            row.put(heading, value);
            return row;
        }

        @Override
        public Map<String, Object> finish(Map<String, Object> row) {
            return row;
        }
    }
}
