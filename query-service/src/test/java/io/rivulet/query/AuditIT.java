package io.rivulet.query;

import static io.rivulet.query.Answers.posted;
import static io.rivulet.query.Answers.refused;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static io.rivulet.query.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who did what, as the API tells it and as Postgres keeps it. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class AuditIT {

    private static final String LOG = "/api/analytics/audit";

    @Test
    void tokenMadeAndRevokedIsWrittenDownAsDone() {
        JsonPath made = token("\"role\":\"ANALYST\",\"scopes\":[\"analytics\"],\"sites\":[\"demo\"]");
        String id = made.getString("id");
        asAdmin().delete("/api/tokens/" + id).then().statusCode(204);
        List<Map<String, String>> told = told("subject=" + id);
        assertThat(told).extracting(entry -> entry.get("action")).containsExactly("token-revoked", "token-made");
        assertThat(told)
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("actor", "first-admin")
                        .containsEntry("actorName", "from the configuration")
                        .containsEntry("outcome", "done")
                        .containsEntry("address", "127.0.0.0"));
        assertThat(told.get(1)).containsEntry("detail", "of an audit: ANALYST, analytics, sites demo");
        assertThat(String.valueOf(told)).doesNotContain(made.getString("secret"));
    }

    @Test
    void tokenThatWasNotMadeIsNotWrittenDown() {
        String name = "never-" + UUID.randomUUID();
        posted("/api/tokens", "{\"name\":\"" + name + "\",\"role\":\"KING\"}")
                .then()
                .statusCode(400);
        assertThat(told("action=token-made&limit=500"))
                .noneSatisfy(entry -> assertThat(entry.get("detail")).contains(name));
    }

    @Test
    void refusedTokenIsWrittenDownWithItsIdAndWithoutItsSecret() {
        JsonPath made = token("\"role\":\"ANALYST\"");
        asAdmin().delete("/api/tokens/" + made.getString("id"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> with(made.getString("secret")).get("/api/me").statusCode() == 401);
        with(made.getString("secret")).get("/api/me").then().statusCode(401);
        List<Map<String, String>> told = told("action=token-refused&actor=" + made.getString("id"));
        assertThat(told)
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("outcome", "refused")
                        .hasEntrySatisfying(
                                "detail", detail -> assertThat(detail).startsWith("The token was revoked at")));

        with("rvt_of-a-stranger").get("/api/me").then().statusCode(401);
        assertThat(told("action=token-refused&limit=500"))
                .anySatisfy(entry -> assertThat(entry).doesNotContainKey("actor"));
        assertThat(String.valueOf(told("action=token-refused&limit=500"))).doesNotContain("rvt_");
    }

    @Test
    void whoReachesTooFarIsWrittenDown() {
        JsonPath made = token("\"role\":\"ANALYST\"");
        with(made.getString("secret")).get("/api/analytics/export").then().statusCode(403);
        with(made.getString("secret")).get("/api/analytics/export").then().statusCode(403);
        assertThat(told("actor=" + made.getString("id")))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("action", "access-refused")
                        .containsEntry("subject", "GET /api/analytics/export")
                        .containsEntry("outcome", "refused"));
    }

    @Test
    void exportIsWrittenDownWithItsRangeAndWhatCameOfIt() {
        String site = FakeFleet.site("exported");
        String query = "startDate=2026-03-02&endDate=2026-03-02&siteId=" + site;
        asAdmin().get("/api/analytics/export?" + query).then().statusCode(200);
        String bad = "startDate=2026-03-02&endDate=never&siteId=" + site;
        asAdmin().get("/api/analytics/export?" + bad).then().statusCode(400);
        List<Map<String, String>> told = told("action=events-exported").stream()
                .filter(entry -> isOf(site, entry.getOrDefault("detail", "")))
                .limit(3)
                .toList();
        assertThat(told).extracting(entry -> entry.get("outcome")).containsExactly("failed", "allowed", "allowed");
        assertThat(told).extracting(entry -> entry.get("detail")).containsExactly("answered 400", bad, query);
    }

    @Test
    void personsPageIsWrittenDownOnceAMinute() {
        String person = "looked-at-" + UUID.randomUUID();
        JsonPath made = token("\"role\":\"ANALYST\"");
        try (var topics = new Topography()) {
            aProfile(person, Instant.parse("2026-03-02T10:00:00Z")).on("demo").to(topics);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> asAdmin()
                                .get("/api/analytics/persons?query=" + person)
                                .jsonPath()
                                .getList("persons")
                                .size()
                        == 1);
        for (String part : List.of("sessions", "timeline", "timeline?limit=1", "journey")) {
            with(made.getString("secret"))
                    .get("/api/analytics/persons/" + person + "/" + part)
                    .then()
                    .statusCode(200);
        }
        assertThat(told("subject=" + person))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("action", "person-viewed")
                        .containsEntry("actor", made.getString("id"))
                        .containsEntry("outcome", "allowed"));
    }

    @Test
    void definitionsAreWrittenDown() {
        String name = "kept-" + UUID.randomUUID();
        asAdmin()
                .contentType("application/json")
                .body("{\"address\":\"/live\"}")
                .put("/api/views/" + name)
                .then()
                .statusCode(200);
        asAdmin().delete("/api/views/" + name).then().statusCode(204);
        asAdmin().delete("/api/views/" + name).then().statusCode(404);
        assertThat(told("subject=" + name))
                .extracting(entry -> entry.get("action") + " " + entry.get("outcome"))
                .containsExactly(
                        "view-forgotten failed",
                        "view-forgotten allowed",
                        "view-forgotten allowed",
                        "view-kept allowed");
    }

    @Test
    void whatCannotBeWrittenDownIsNotAnswered() throws SQLException {
        String site = FakeFleet.site("unwritable");
        String export = "/api/analytics/export?startDate=2026-03-02&endDate=2026-03-02&siteId=" + site;
        execute("""
                CREATE FUNCTION audit_log_breaks() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'broken'; END $$;
                CREATE TRIGGER audit_log_breaks BEFORE INSERT ON audit_log FOR EACH ROW
                 WHEN (new.detail LIKE '%%%s%%') EXECUTE FUNCTION audit_log_breaks()""".formatted(site));
        try {
            asAdmin()
                    .get(export)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("type", is("urn:rivulet:problem:database-away"));
        } finally {
            execute("DROP TRIGGER audit_log_breaks ON audit_log; DROP FUNCTION audit_log_breaks()");
        }
        asAdmin().get(export).then().statusCode(200);
    }

    @Test
    void pagesWalkThroughAllOnceTheNewestFirst() {
        JsonPath made = token("\"role\":\"ANALYST\"");
        String secret = made.getString("secret");
        for (int i = 0; i < 7; i++) {
            with(secret)
                    .delete("/api/views/page-" + i + made.getString("id"))
                    .then()
                    .statusCode(404);
        }
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = asAdmin()
                    .get(LOG + "?limit=4&actor=" + made.getString("id") + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            assertThat(page.getList("entries").size()).isBetween(1, 4);
            ids.addAll(page.getList("entries.id", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(ids).hasSize(14).doesNotHaveDuplicates();
        assertThat(ids.stream().map(Long::valueOf).toList()).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void badFilterNamesTheFieldAndWhatIsAllowed() {
        refused(asAdmin().get(LOG + "?action=danced"), "action", "token-made, token-revoked");
        refused(asAdmin().get(LOG + "?outcome=fun"), "outcome", "allowed, done, refused, failed");
        refused(asAdmin().get(LOG + "?from=yesterday"), "from", "ISO-8601");
        refused(asAdmin().get(LOG + "?limit=501"), "limit", "from 1 to 500");
        refused(asAdmin().get(LOG + "?cursor=x"), "cursor", "nextCursor");
        String later = Instant.now().plusSeconds(3600).toString();
        assertThat(told("from=" + later)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log", "TRUNCATE audit_log"})
    void nothingInItIsEverChanged(String statement) {
        token("\"role\":\"ANALYST\"");
        assertThatThrownBy(() -> execute(statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("The audit log is only added to");
    }

    @Test
    void monthsThatAreOverLongEnoughGoAsAWhole() throws SQLException {
        execute(
                "CREATE TABLE audit_log_200001 PARTITION OF audit_log FOR VALUES FROM ('2000-01-01Z') TO ('2000-02-01Z');"
                        + " INSERT INTO audit_log (at, action, outcome) VALUES ('2000-01-31 23:59:59Z', 'token-made', 'done')");
        execute("SELECT audit_log_upkeep('2000-01-31 23:59:59Z')");
        assertThat(found("SELECT to_regclass('audit_log_200001')")).isEqualTo("audit_log_200001");
        execute("SELECT audit_log_upkeep('2000-02-01 00:00:00Z')");
        assertThat(found("SELECT to_regclass('audit_log_200001')")).isNull();
        assertThat(told("limit=1")).hasSize(1);
    }

    private static JsonPath token(String fields) {
        return posted("/api/tokens", "{\"name\":\"of an audit\"," + fields + "}")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, String>> told(String query) {
        return asAdmin().get(LOG + "?" + query).then().statusCode(200).extract().path("entries");
    }

    /** Failures say their status, and not of what. */
    private static boolean isOf(String site, String detail) {
        return !detail.contains("siteId") || detail.contains(site);
    }

    private static void execute(String statements) throws SQLException {
        try (Connection postgres = database();
                Statement statement = postgres.createStatement()) {
            statement.execute(statements);
        }
    }

    private static @Nullable String found(String query) throws SQLException {
        try (Connection postgres = database();
                Statement statement = postgres.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(
                BackingServices.postgres(), PostgresServer.USERNAME, PostgresServer.PASSWORD);
    }
}
