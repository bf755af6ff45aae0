package io.rivulet.query;

import static io.restassured.RestAssured.given;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.rivulet.backing.BackingResource;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class AccessIT {

    static final String THOSE_BEHIND_THE_DOOR =
            "paths.findAll { it.key != '/api/sign-in' }.collect { it.value.values() }.flatten().responses";
    private static final String SOMETHING = "/api/analytics/fleet";

    @Test
    void withoutTokenIs401() {
        given().get(SOMETHING)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", is("urn:rivulet:problem:token-needed"))
                .body("status", is(401))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("instance", is(SOMETHING));
    }

    @Test
    void unknownTokenIs401() {
        with("rvt_unknown").get(SOMETHING).then().statusCode(401);
    }

    @Test
    void analystMayAskAndNotMakeTokens() {
        String secret = made("ANALYST", "");
        with(secret).get(SOMETHING).then().statusCode(200);
        with(secret)
                .get("/api/tokens")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", is("urn:rivulet:problem:role-needed"));
    }

    @Test
    void everybodyIsToldTheirRole() {
        asAdmin().get("/api/me").then().statusCode(200).body("role", is("ADMIN"));
        with(made("ANALYST", "")).get("/api/me").then().statusCode(200).body("role", is("ANALYST"));
        given().get("/api/me").then().statusCode(401);
    }

    @Test
    void revokedTokenIs401AndSaysSoToWhoHasIt() {
        JsonPath made = token("\"role\":\"ADMIN\"");
        String id = made.getString("id");
        with(made.getString("secret")).get(SOMETHING).then().statusCode(200);
        asAdmin().delete("/api/tokens/" + id).then().statusCode(204);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> with(made.getString("secret")).get(SOMETHING).statusCode() == 401);
        with(made.getString("secret"))
                .get(SOMETHING)
                .then()
                .body("type", is("urn:rivulet:problem:token-needed"))
                .body("detail", startsWith("The token was revoked at 20"));
        with("rvt_unknown").get(SOMETHING).then().body("detail", is("The token is unknown."));
        asAdmin().delete("/api/tokens/" + id).then().statusCode(404);
        asAdmin().get("/api/tokens").then().body("tokens.id", not(hasItem(id)));
    }

    /** As another pod would, or somebody at the database. */
    @Test
    void tokenRevokedElsewhereIsNotRememberedHere() throws SQLException {
        JsonPath made = token("\"role\":\"ADMIN\"");
        for (int i = 0; i < 3; i++) {
            with(made.getString("secret")).get(SOMETHING).then().statusCode(200);
        }
        try (var postgres = database();
                var statement = postgres.prepareStatement("UPDATE tokens SET revoked_at = now() WHERE id = ?")) {
            statement.setString(1, made.getString("id"));
            assertThat(statement.executeUpdate()).isOne();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> with(made.getString("secret")).get(SOMETHING).statusCode() == 401);
    }

    @Test
    void revokedTokensListenersHaveToGo() {
        JsonPath made = token("\"role\":\"ANALYST\"");
        try (var client = LiveClient.connected()) {
            client.says("{\"type\":\"auth\",\"token\":\"" + made.getString("secret") + "\"}");
            client.first("snapshot");
            asAdmin().delete("/api/tokens/" + made.getString("id")).then().statusCode(204);
            assertThat(client.closed()).isEqualTo(4401);
        }
    }

    @Test
    void expiredTokenIs401AndSaysSoToWhoHasIt() {
        String secret = made("ADMIN", ",\"expiresAt\":\"" + Instant.now().plusSeconds(4) + "\"");
        with(secret).get(SOMETHING).then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> with(secret).get(SOMETHING).statusCode() == 401);
        with(secret).get(SOMETHING).then().body("detail", startsWith("The token expired at 20"));
    }

    @Test
    void tokenFromBeforeThereWereScopesReachesAllThatItsRoleDoes() throws Exception {
        String secret = "rvt_of-an-earlier-version-" + UUID.randomUUID();
        try (var postgres = database();
                var statement = postgres.prepareStatement("INSERT INTO tokens (id, name, role, sha256, created_at)"
                        + " VALUES (?, 'old', 'ANALYST', sha256(?::bytea), now())")) {
            statement.setString(1, UUID.randomUUID().toString());
            statement.setString(2, secret);
            statement.executeUpdate();
        }
        with(secret)
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("role", is("ANALYST"))
                .body("scopes", is(List.of("analytics", "people", "define", "operate")))
                .body("$", not(hasKey("sites")));
    }

    @Test
    void listTellsWhatATokenReachesWhoMadeItAndWhenItWasUsed() {
        JsonPath made = token("\"role\":\"ANALYST\",\"scopes\":[\"people\",\"analytics\"],\"sites\":[\"demo\"],"
                + "\"requestsPerMinute\":600");
        with(made.getString("secret")).get("/api/me").then().statusCode(200);
        String mine = "tokens.find { it.id == '" + made.getString("id") + "' }.";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> asAdmin().get("/api/tokens").path(mine + "lastUsedAt") != null);
        asAdmin()
                .get("/api/tokens")
                .then()
                .body(mine + "scopes", is(List.of("analytics", "people")))
                .body(mine + "sites", is(List.of("demo")))
                .body(mine + "requestsPerMinute", is(600))
                .body(mine + "madeBy", is("first-admin"));
    }

    @Test
    void tokenMakesNoneThatReachesFurtherThanItself() {
        JsonPath maker = token("\"role\":\"ADMIN\",\"scopes\":[\"tokens\",\"analytics\"],\"requestsPerMinute\":100,"
                + "\"expiresAt\":\"2100-01-01T00:00:00Z\"");
        String secret = maker.getString("secret");
        refusedWish(secret, "\"role\":\"ADMIN\",\"scopes\":[\"export\"]", "scopes", "may have analytics, tokens.");
        refusedWish(secret, "\"role\":\"ADMIN\",\"requestsPerMinute\":101", "requestsPerMinute", "from 1 to 100.");
        refusedWish(
                secret,
                "\"role\":\"ADMIN\",\"expiresAt\":\"2100-01-01T00:00:01Z\"",
                "expiresAt",
                "at 2100-01-01T00:00:00Z.");
        JsonPath made = wished(secret, "\"role\":\"ADMIN\"")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(made.getList("scopes")).isEqualTo(List.of("analytics", "tokens"));
        assertThat(made.getInt("requestsPerMinute")).isEqualTo(100);
        assertThat(made.getString("expiresAt")).startsWith("2100-01-01T00:00:00");
        assertThat(made.getString("madeBy")).isEqualTo(maker.getString("id"));
    }

    @Test
    void tokenNeitherSeesNorRevokesThoseThatReachFurther() {
        String secret = token("\"role\":\"ADMIN\",\"scopes\":[\"tokens\"]").getString("secret");
        JsonPath other = token("\"role\":\"ANALYST\"");
        with(secret).get("/api/tokens").then().body("tokens.id", not(hasItem(other.getString("id"))));
        with(secret).delete("/api/tokens/" + other.getString("id")).then().statusCode(404);
        with(secret).delete("/api/tokens/first-admin").then().statusCode(404);
        asAdmin().get("/api/tokens").then().body("tokens.id", hasItem(other.getString("id")));
    }

    @Test
    void wishThatIsNotUnderstoodNamesTheFieldAndWhatIsAllowed() {
        String admin = "admin-of-tests";
        refusedWish(
                admin, "\"role\":\"ANALYST\",\"scopes\":[\"export\"]", "scopes", "analytics, people, define, operate.");
        refusedWish(admin, "\"role\":\"ADMIN\",\"scopes\":[]", "scopes", "an array of 1 to");
        refusedWish(admin, "\"role\":\"ADMIN\",\"scopes\":[\"everything\"]", "scopes", "analytics, people");
        refusedWish(admin, "\"role\":\"ADMIN\",\"sites\":[]", "sites", "an array of 1 to 1000");
        refusedWish(
                admin, "\"role\":\"ADMIN\",\"scopes\":[\"tokens\"],\"sites\":[\"demo\"]", "sites", "reaches nothing");
        refusedWish(admin, "\"role\":\"ADMIN\",\"requestsPerMinute\":0", "requestsPerMinute", "from 1 to 1000000.");
        refusedWish(admin, "\"role\":\"ADMIN\",\"expiresAt\":\"tomorrow\"", "expiresAt", "ISO-8601");
        refusedWish(admin, "\"role\":\"ADMIN\",\"limit\":3", "limit", "The fields are name, role");
        // It would be written from right to left.
        badToken("\"name\":\"a\\u202eb\",\"role\":\"ADMIN\"", "name");
    }

    @Test
    void whoAsksTooOftenIs429AndIsToldWhenToComeAgain() {
        String secret = token("\"role\":\"ANALYST\",\"requestsPerMinute\":3").getString("secret");
        with(secret)
                .get("/api/me")
                .then()
                .statusCode(200)
                .header("X-RateLimit-Limit", "3")
                .header("X-RateLimit-Remaining", "2")
                .header("X-RateLimit-Reset", matchesPattern("\\d+"));
        Response refused = await().atMost(Duration.ofSeconds(30))
                .until(() -> with(secret).get("/api/me"), answer -> answer.statusCode() == 429);
        refused.then()
                .contentType("application/problem+json")
                .body("type", is("urn:rivulet:problem:too-many-requests"))
                .body("detail", startsWith("The token may ask 3 times a minute."))
                .header("X-RateLimit-Remaining", "0");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
        // Another one is not held up by it.
        asAdmin().get("/api/me").then().statusCode(200).header("X-RateLimit-Limit", "12000");
    }

    @Test
    void tokenExpiresInTheFutureAndByTheYear9999() {
        made("ANALYST", ",\"expiresAt\":\"9999-12-31T23:59:59.999Z\"");
        for (String time : List.of(
                "2020-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z")) {
            badToken("\"name\":\"x\",\"role\":\"ADMIN\",\"expiresAt\":\"" + time + "\"", "expiresAt");
        }
    }

    @Test
    void controlCharacterInATokensNameNamesTheField() {
        badToken("\"name\":\"a\\u0000b\",\"role\":\"ADMIN\"", "name");
    }

    @Test
    void listShowsNoSecret() {
        made("ANALYST", "");
        asAdmin()
                .get("/api/tokens")
                .then()
                .statusCode(200)
                .body("tokens.secret", everyItem(is((Object) null)))
                .body("tokens.sha256", everyItem(is((Object) null)));
    }

    @Test
    void wrongRoleNamesTheField() {
        badToken("\"name\":\"x\",\"role\":\"KING\"", "role");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/analytics/sessions/%00",
                "/api/analytics/trace/%00",
                "/api/analytics/realtime?siteId=%00",
                "/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-03&siteId=%00"
            })
    void nulIsTheRequestsFault(String path) {
        refusedAsUnreadable(asAdmin().urlEncodingEnabled(false).get(path));
    }

    @Test
    void nulInADeletedTokensIdIsTheRequestsFault() {
        refusedAsUnreadable(asAdmin().urlEncodingEnabled(false).delete("/api/tokens/%00"));
    }

    @Test
    void unknownPathIsAProblem() {
        asAdmin().get("/api/nothing").then().statusCode(404).contentType("application/problem+json");
        given().get("/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void wrongMethodIsAProblem() {
        asAdmin().delete(SOMETHING).then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void healthMetricsStartPageAndDescriptionAreOpen() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        given().get("/").then().statusCode(200).contentType(startsWith("text/html"));
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void descriptionSaysHowToAskAndWhatCanGoWrong() {
        String dashboard = "paths.'/api/analytics/dashboard'.get.";
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.token.scheme", is("bearer"))
                .body("security[0]", hasKey("token"))
                .body("paths.collect { it.value.values() }.flatten().summary", everyItem(notNullValue()))
                .body("paths.collect { it.value.values() }.flatten().tags", everyItem(hasSize(1)))
                .body(THOSE_BEHIND_THE_DOOR, everyItem(hasKey("401")))
                .body(THOSE_BEHIND_THE_DOOR, everyItem(hasKey("503")))
                .body(
                        dashboard + "responses.'200'.content.'application/json'.schema.'$ref'",
                        is("#/components/schemas/DashboardView"))
                .body(dashboard + "responses", hasKey("400"))
                .body(dashboard + "parameters.find { it.name == 'startDate' }.required", is(true))
                .body(dashboard + "parameters.find { it.name == 'startDate' }.schema.format", is("date"))
                .body(
                        dashboard + "parameters.find { it.name == 'compare' }.schema.enum",
                        is(List.of("none", "previous", "year")))
                .body("components.schemas.WantedToken.required", is(List.of("name", "role")));
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(
                BackingServices.postgres(), PostgresServer.USERNAME, PostgresServer.PASSWORD);
    }

    private static void refusedAsUnreadable(Response response) {
        response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Retry-After", nullValue())
                .body("type", is("urn:rivulet:problem:bad-request"));
    }

    private static void badToken(String fields, String field) {
        asAdmin()
                .contentType("application/json")
                .body("{" + fields + "}")
                .post("/api/tokens")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", is(field));
    }

    private static String made(String role, String more) {
        return token("\"role\":\"" + role + "\"" + more).getString("secret");
    }

    private static JsonPath token(String fields) {
        return wished("admin-of-tests", fields)
                .then()
                .statusCode(201)
                .body("secret", startsWith("rvt_"))
                .extract()
                .jsonPath();
    }

    private static Response wished(String maker, String fields) {
        return with(maker)
                .contentType("application/json")
                .body("{\"name\":\"of a test\"," + fields + "}")
                .post("/api/tokens");
    }

    private static void refusedWish(String maker, String fields, String field, String allowed) {
        Answers.refused(wished(maker, fields), field, allowed);
    }
}
