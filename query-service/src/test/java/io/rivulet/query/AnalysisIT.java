package io.rivulet.query;

import static io.restassured.RestAssured.given;
import static io.rivulet.query.Asking.asAdmin;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.rivulet.backing.BackingResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions of the asker's own making, over HTTP; what they count is tested beside them. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class AnalysisIT {

    private static final String QUESTION = """
            {"site_id":"newyork","metrics":["visitors","bounce_rate"],"date_range":["2026-03-02","2026-03-02"]""";

    @Test
    void questionIsAnsweredInTheFormOfPlausible() {
        posted("/api/v2/query", QUESTION + "}")
                .statusCode(200)
                .body("results", hasSize(1))
                .body("results[0].dimensions", hasSize(0))
                .body("results[0].metrics", hasSize(2))
                .body("meta.time_zone", is("America/New_York"))
                .body("query.date_range[0]", is("2026-03-02T05:00:00.000Z"))
                .body("query.pagination.limit", is(10_000));
    }

    @Test
    void badFilterNamesItsPlace() {
        posted("/api/v2/query", QUESTION + ",\"filters\":[[\"is\",\"event:name\",[\"a\"]],[\"like\",\"x\",[\"a\"]]]}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("urn:rivulet:problem:bad-parameter"))
                .body("violations[0].field", is("filters[1][0]"))
                .body("violations[0].detail", containsString("matches_wildcard"));
    }

    @Test
    void whatIsNoJsonIsTheRequestsFault() {
        posted("/api/v2/query", "{").statusCode(400).contentType("application/problem+json");
        posted("/api/v2/query", "").statusCode(400).contentType("application/problem+json");
        posted("/api/v2/query", "[]").statusCode(400).body("violations[0].field", is("body"));
    }

    @Test
    void funnelIsKeptUnderItsNameAndAnswered() {
        String definition = "{\"siteId\":\"newyork\",\"steps\":[{\"event\":\"page_view\"},{\"event\":\"purchase\"}]}";
        asAdmin()
                .contentType("application/json")
                .body(definition)
                .put("/api/analytics/funnels/to-buy")
                .then()
                .statusCode(200);
        asAdmin()
                .get("/api/analytics/funnels/to-buy?dateRange=7d")
                .then()
                .statusCode(200)
                .body("name", is("to-buy"))
                .body("definition.steps", hasSize(2))
                .body("answer.steps.name", is(List.of("page_view", "purchase")));
        asAdmin()
                .get("/api/analytics/funnels")
                .then()
                .statusCode(200)
                .body("funnels.find { it.name == 'to-buy' }.definition.siteId", is("newyork"));
        asAdmin().delete("/api/analytics/funnels/to-buy").then().statusCode(204);
        asAdmin().delete("/api/analytics/funnels/to-buy").then().statusCode(404);
        asAdmin().get("/api/analytics/funnels/to-buy").then().statusCode(404);
    }

    @Test
    void badFunnelNamesItsPlace() {
        posted("/api/analytics/funnels", "{\"steps\":[{\"event\":\"a\"}]}")
                .statusCode(400)
                .body("violations[0].field", is("steps"));
        posted("/api/analytics/funnels", "{\"steps\":[{\"event\":\"a\"},{\"name\":\"b\"}]}")
                .statusCode(400)
                .body("violations[0].field", is("steps[1]"));
    }

    @Test
    void marketingFunnelHasFourStepsUnderBothPaths() {
        List<String> names = List.of("awareness", "interest", "consideration", "conversion");
        asAdmin().get("/api/analytics/funnel").then().statusCode(200).body("steps.name", is(names));
        asAdmin()
                .get("/analytics/funnel?startDate=2026-03-02&endDate=2026-03-03&siteId=newyork")
                .then()
                .statusCode(200)
                .body("steps.name", is(names))
                .body("from", is("2026-03-02T05:00:00.000Z"));
        asAdmin()
                .get("/analytics/funnel?startDate=yesterday&endDate=2026-03-03")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("dateRange"));
    }

    @Test
    void retentionIsAnswered() {
        posted("/api/analytics/retention", "{\"siteId\":\"newyork\",\"period\":\"day\",\"dateRange\":\"7d\"}")
                .statusCode(200)
                .body("timeZone", is("America/New_York"))
                .body("cohorts", hasSize(7));
        posted("/api/analytics/retention", "{\"return\":{\"filters\":[[\"is\",\"page\",[\"/\"]]]}}")
                .statusCode(400)
                .body("violations[0].field", is("return.filters[0][1]"));
    }

    @Test
    void peopleOfACellAreAnswered() {
        posted("/api/analytics/retention/people", "{\"siteId\":\"of-the-file\",\"cohort\":\"2026-03-02\",\"later\":1}")
                .statusCode(200)
                .body("people", hasSize(0));
        posted("/api/analytics/retention/people", "{\"siteId\":\"of-the-file\",\"cohort\":\"March\"}")
                .statusCode(400)
                .body("violations[0].field", is("cohort"));
    }

    @Test
    void peopleBehindANumberAreAnswered() {
        posted("/api/analytics/people", "{\"siteId\":\"of-the-file\",\"filters\":[[\"is\",\"event:page\",[\"/\"]]]}")
                .statusCode(200)
                .body("people", hasSize(0))
                .body("total", is(0));
        posted("/api/analytics/people", "{\"cursor\":\"x\"}").statusCode(400).body("violations[0].field", is("cursor"));
    }

    @Test
    void pathsAreAnswered() {
        posted("/api/analytics/paths", "{\"siteId\":\"of-the-file\"}")
                .statusCode(200)
                .body("visits", is(0));
        posted("/api/analytics/paths", "{\"start\":\"/\",\"end\":\"/b\"}")
                .statusCode(400)
                .body("violations[0].field", is("end"));
    }

    @Test
    void nobodyAsksWithoutAToken() {
        given().contentType("application/json")
                .body(QUESTION + "}")
                .post("/api/v2/query")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"));
    }

    private static ValidatableResponse posted(String path, String body) {
        return asAdmin().contentType("application/json").body(body).post(path).then();
    }
}
