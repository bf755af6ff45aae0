package io.rivulet.query;

import static io.restassured.RestAssured.given;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.rivulet.backing.BackingResource;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        with(made("ADMIN", ",\"expiresAt\":\"2020-01-01T00:00:00Z\""))
                .get(SOMETHING)
                .then()
                .statusCode(401);
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
        asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"x\",\"role\":\"KING\"}")
                .post("/api/tokens")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("role"));
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
