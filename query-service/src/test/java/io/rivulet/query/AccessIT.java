package io.rivulet.query;

import static io.restassured.RestAssured.given;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.rivulet.backing.BackingResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class AccessIT {

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
    void deletedTokenIs401() {
        String id = asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"short\",\"role\":\"ADMIN\"}")
                .post("/api/tokens")
                .path("id");
        asAdmin().delete("/api/tokens/" + id).then().statusCode(204);
        asAdmin().delete("/api/tokens/" + id).then().statusCode(404);
        asAdmin().get("/api/tokens").then().body("tokens.id", not(hasItem(id)));
    }

    @Test
    void expiredTokenIs401() {
        String secret = made("ADMIN", ",\"expiresAt\":\"" + Instant.now().plusSeconds(4) + "\"");
        with(secret).get(SOMETHING).then().statusCode(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> with(secret).get(SOMETHING).statusCode() == 401);
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
                .body("paths.collect { it.value.values() }.flatten().responses", everyItem(hasKey("401")))
                .body("paths.collect { it.value.values() }.flatten().responses", everyItem(hasKey("503")))
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
        return asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"of a test\",\"role\":\"" + role + "\"" + more + "}")
                .post("/api/tokens")
                .then()
                .statusCode(201)
                .body("secret", startsWith("rvt_"))
                .extract()
                .path("secret");
    }
}
