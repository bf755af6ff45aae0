package io.rivulet.query;

import static io.restassured.RestAssured.given;
import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.Answers.posted;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static io.rivulet.query.ProfileBuilder.aProfile;
import static io.rivulet.query.SessionBuilder.aSession;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.rivulet.backing.BackingResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Walks through everything that the API describes with every kind of token: what nobody has decided about fails. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class ScopesIT {

    private static final List<String> ANALYSTS = List.of("analytics", "people", "define", "operate");
    private static final List<String> ADMINS = List.of("costs", "export", "tokens", "audit", "maintain");

    /** Any valid token may. */
    private static final String ANY = "any";

    /** It takes no token at all. */
    private static final String STRANGERS = "none";

    /** What each path needs. */
    private static final Map<String, String> NEEDED = Map.ofEntries(
            Map.entry("DELETE /api/analytics/answers", "maintain"),
            Map.entry("POST /api/analytics/attribution", "analytics"),
            Map.entry("GET /api/analytics/audit", "audit"),
            Map.entry("GET /api/analytics/audiences", "analytics"),
            Map.entry("GET /api/analytics/audiences/{name}/members", "people"),
            Map.entry("GET /api/analytics/campaigns", "analytics"),
            Map.entry("PUT /api/analytics/costs", "costs"),
            Map.entry("GET /api/analytics/dashboard", "analytics"),
            Map.entry("GET /api/analytics/export", "export"),
            Map.entry("GET /api/analytics/fleet", "operate"),
            Map.entry("POST /api/analytics/forecast", "analytics"),
            Map.entry("GET /api/analytics/funnel", "analytics"),
            Map.entry("GET /api/analytics/funnels", "analytics"),
            Map.entry("POST /api/analytics/funnels", "analytics"),
            Map.entry("POST /api/analytics/funnels/people", "people"),
            Map.entry("DELETE /api/analytics/funnels/{name}", "define"),
            Map.entry("GET /api/analytics/funnels/{name}", "analytics"),
            Map.entry("PUT /api/analytics/funnels/{name}", "define"),
            Map.entry("GET /api/analytics/hours", "analytics"),
            Map.entry("GET /api/analytics/insights/{id}", "people"),
            Map.entry("GET /api/analytics/journeys", "analytics"),
            Map.entry("GET /api/analytics/journeys/people", "people"),
            Map.entry("POST /api/analytics/paths", "analytics"),
            Map.entry("POST /api/analytics/people", "people"),
            Map.entry("GET /api/analytics/persons", "people"),
            Map.entry("GET /api/analytics/persons/{id}/journey", "people"),
            Map.entry("GET /api/analytics/persons/{id}/scores", "people"),
            Map.entry("GET /api/analytics/persons/{id}/sessions", "people"),
            Map.entry("GET /api/analytics/persons/{id}/timeline", "people"),
            Map.entry("GET /api/analytics/products/top", "analytics"),
            Map.entry("GET /api/analytics/realtime", "analytics"),
            Map.entry("GET /api/analytics/rebuild", "maintain"),
            Map.entry("POST /api/analytics/rebuild", "maintain"),
            Map.entry("POST /api/analytics/retention", "analytics"),
            Map.entry("POST /api/analytics/retention/people", "people"),
            Map.entry("GET /api/analytics/segments", "analytics"),
            Map.entry("GET /api/analytics/segments/migration", "analytics"),
            Map.entry("GET /api/analytics/sessions/{sessionId}", "people"),
            Map.entry("GET /api/analytics/trace/{eventId}", "people"),
            Map.entry("GET /api/annotations", "analytics"),
            Map.entry("POST /api/annotations", "define"),
            Map.entry("DELETE /api/annotations/{id}", "define"),
            Map.entry("GET /api/me", ANY),
            Map.entry("GET /api/segments", "analytics"),
            Map.entry("DELETE /api/segments/{id}", "define"),
            Map.entry("GET /api/segments/{id}", "analytics"),
            Map.entry("PUT /api/segments/{id}", "define"),
            Map.entry("GET /api/sign-in", STRANGERS),
            Map.entry("GET /api/sites", ANY),
            Map.entry("GET /api/tokens", "tokens"),
            Map.entry("POST /api/tokens", "tokens"),
            Map.entry("DELETE /api/tokens/{id}", "tokens"),
            Map.entry("POST /api/v2/query", "analytics"),
            Map.entry("GET /api/views", "analytics"),
            Map.entry("DELETE /api/views/{name}", "define"),
            Map.entry("PUT /api/views/{name}", "define"));

    /** How each path names a site: in the query, or in this body; the rest is in {@link #OF_ROWS} and {@link #OF_NO_SITE}. */
    private static final String IN_QUERY = "";

    private static final String DAYS = "\"startDate\":\"2026-03-02\",\"endDate\":\"2026-03-03\"";
    private static final Map<String, String> SITE_NAMED = Map.ofEntries(
            Map.entry("POST /api/analytics/attribution", "{\"siteId\":\"%s\"," + DAYS + "}"),
            Map.entry("GET /api/analytics/campaigns", IN_QUERY),
            Map.entry(
                    "PUT /api/analytics/costs",
                    "{\"siteId\":\"%s\",\"costs\":[{\"day\":\"2026-03-02\",\"channel\":\"email\",\"currency\":\"GBP\",\"amount\":1}]}"),
            Map.entry("GET /api/analytics/dashboard", IN_QUERY),
            Map.entry("GET /api/analytics/export", IN_QUERY),
            Map.entry("POST /api/analytics/forecast", "{\"siteId\":\"%s\"," + DAYS + "}"),
            Map.entry("GET /api/analytics/funnel", IN_QUERY),
            Map.entry(
                    "POST /api/analytics/funnels",
                    "{\"siteId\":\"%s\",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}]}"),
            Map.entry(
                    "POST /api/analytics/funnels/people",
                    "{\"siteId\":\"%s\",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}]}"),
            Map.entry("GET /api/analytics/hours", IN_QUERY),
            Map.entry("GET /api/analytics/journeys", IN_QUERY),
            Map.entry("GET /api/analytics/journeys/people", IN_QUERY),
            Map.entry("POST /api/analytics/paths", "{\"siteId\":\"%s\"}"),
            Map.entry("POST /api/analytics/people", "{\"siteId\":\"%s\"}"),
            Map.entry("GET /api/analytics/persons", IN_QUERY),
            Map.entry("GET /api/analytics/products/top", IN_QUERY),
            Map.entry("GET /api/analytics/realtime", IN_QUERY),
            Map.entry("POST /api/analytics/retention", "{\"siteId\":\"%s\"}"),
            Map.entry("POST /api/analytics/retention/people", "{\"siteId\":\"%s\",\"cohort\":\"2026-03-02\"}"),
            Map.entry("GET /api/analytics/segments", IN_QUERY),
            Map.entry("GET /api/analytics/segments/migration", IN_QUERY),
            Map.entry("GET /api/annotations", IN_QUERY),
            Map.entry("POST /api/v2/query", "{\"site_id\":\"%s\",\"metrics\":[\"visitors\"],\"date_range\":\"7d\"}"));

    /** Which show only rows of sites that may be seen; {@link #tokenOfASiteSeesNobodyOfAnother} looks. */
    private static final Set<String> OF_ROWS = Set.of(
            "GET /api/analytics/audiences",
            "GET /api/analytics/audiences/{name}/members",
            "GET /api/analytics/insights/{id}",
            "GET /api/analytics/persons/{id}/journey",
            "GET /api/analytics/persons/{id}/scores",
            "GET /api/analytics/persons/{id}/sessions",
            "GET /api/analytics/persons/{id}/timeline",
            "GET /api/analytics/sessions/{sessionId}",
            "GET /api/analytics/trace/{eventId}",
            "GET /api/analytics/funnels",
            // The definition's own site.
            "GET /api/analytics/funnels/{name}",
            "GET /api/sites");

    /** What everybody has in common, or what a token of some sites never reaches. */
    private static final Set<String> OF_NO_SITE = Set.of(
            "GET /api/analytics/audit",
            "GET /api/analytics/fleet",
            "DELETE /api/analytics/answers",
            "GET /api/analytics/rebuild",
            "POST /api/analytics/rebuild",
            "DELETE /api/analytics/funnels/{name}",
            "PUT /api/analytics/funnels/{name}",
            // Whoever may note anything sees all sites.
            "POST /api/annotations",
            "DELETE /api/annotations/{id}",
            "GET /api/me",
            "GET /api/segments",
            "DELETE /api/segments/{id}",
            "GET /api/segments/{id}",
            "PUT /api/segments/{id}",
            "GET /api/sign-in",
            "GET /api/tokens",
            "POST /api/tokens",
            "DELETE /api/tokens/{id}",
            "GET /api/views",
            "DELETE /api/views/{name}",
            "PUT /api/views/{name}");

    /** Whoever may has it begun: what other tests write by hand would not be in the new tables. */
    @AfterEach
    void noRebuildIsLeftUnderWay() {
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> asAdmin().get("/api/analytics/rebuild").jsonPath().getString("state"),
                        state -> List.of("NONE", "DONE", "FAILED").contains(String.valueOf(state)));
    }

    @Test
    void everyPathIsDecidedAbout() {
        assertThat(described()).isEqualTo(new TreeSet<>(NEEDED.keySet()));
        var bySite = new TreeSet<>(SITE_NAMED.keySet());
        bySite.addAll(OF_ROWS);
        bySite.addAll(OF_NO_SITE);
        assertThat(described()).isEqualTo(bySite);
    }

    @Test
    void descriptionNamesEveryScopeAndWhatTheDoorMayAnswer() {
        var all = new ArrayList<>(ANALYSTS);
        all.addAll(ADMINS);
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body("components.schemas.TokenScope.enum", is(all))
                .body(AccessIT.THOSE_BEHIND_THE_DOOR, everyItem(hasKey("403")))
                .body(AccessIT.THOSE_BEHIND_THE_DOOR, everyItem(hasKey("429")));
        asAdmin().get("/api/me").then().body("scopes", is(all));
    }

    @Test
    void nobodyGetsAnywhereWithoutAToken() {
        for (String path : described()) {
            int expected = STRANGERS.equals(NEEDED.get(path)) ? 200 : 401;
            assertThat(asked(given(), path, "{}").statusCode()).as(path).isEqualTo(expected);
            assertThat(asked(with("rvt_guessed"), path, "{}").statusCode())
                    .as(path)
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyTokenGetsAsFarAsItsScopesAndNoFurther() {
        Map<String, Set<String>> tokens = new TreeMap<>();
        for (String scope : ANALYSTS) {
            tokens.put(made("ANALYST", scope, null), Set.of(scope));
            tokens.put(made("ADMIN", scope, null), Set.of(scope));
        }
        for (String scope : ADMINS) {
            tokens.put(made("ADMIN", scope, null), Set.of(scope));
        }
        tokens.put(made("ANALYST", null, null), Set.copyOf(ANALYSTS));
        var all = new TreeSet<>(ANALYSTS);
        all.addAll(ADMINS);
        tokens.put(made("ADMIN", null, null), all);

        Set<String> described = described();
        List<String> wrong = new ArrayList<>();
        tokens.forEach((token, scopes) -> {
            for (String path : described) {
                String needed = NEEDED.getOrDefault(path, "nothing that there is");
                boolean mayPass = needed.equals(ANY) || needed.equals(STRANGERS) || scopes.contains(needed);
                Response answer = asked(with(token), path, "{}");
                int status = answer.statusCode();
                boolean passed = status != 401 && status != 403;
                if (passed != mayPass || status == 429 || status == 500) {
                    wrong.add(path + " with " + scopes + ": " + status);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void refusalSaysWhatIsNeededAndWhatTheTokenHas() {
        with(made("ANALYST", "people", null))
                .get("/api/analytics/fleet")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", is("urn:rivulet:problem:scope-needed"))
                .body("detail", is("It needs the scope operate; the token has people."));
    }

    @Test
    void siteThatNobodyKnowsIsNamedWithThoseThatThereAre() {
        SITE_NAMED.forEach((path, body) -> {
            Response answer = askedOf("shpo", asAdmin(), path, body);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("violations[0].field"))
                    .as(path)
                    .isEqualTo(path.endsWith("v2/query") ? "site_id" : "siteId");
            assertThat(answer.jsonPath().getString("violations[0].detail"))
                    .as(path)
                    .contains("\"shpo\"", "newyork", "GET /api/sites");
        });
        asAdmin()
                .contentType("application/json")
                .body("{\"siteId\":\"shpo\",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}]}")
                .put("/api/analytics/funnels/of-a-slip")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("siteId"));
        asAdmin()
                .contentType("text/csv")
                .body("day,channel,currency,amount\n2026-03-02,email,GBP,1\n")
                .put("/api/analytics/costs?siteId=shpo")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("siteId"));
    }

    @Test
    void siteFromWhichNothingCameYetIsAnsweredAndListed() {
        String site = FakeFleet.site("fresh");
        SITE_NAMED.forEach(
                (path, body) -> assertThat(askedOf(site, asAdmin(), path, body).statusCode())
                        .as(path)
                        .isEqualTo(200));
        asAdmin()
                .get("/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-02&siteId=" + site)
                .then()
                .body("kpis.visitors", is(0))
                .body("siteIds", is(List.of(site)));
        asAdmin().get("/api/sites").then().body("sites.siteId", hasItem(site));
        // Whoever made the token knows of it.
        with(made("ANALYST", null, "\"to-come\""))
                .get("/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-02&siteId=to-come")
                .then()
                .statusCode(200)
                .body("kpis.visitors", is(0));
    }

    @Test
    void tokenOfASiteIsRefusedAnother() {
        String token = made("ADMIN", null, "\"mine\"");
        SITE_NAMED.forEach((path, body) -> {
            Response answer = askedOf("yours", with(token), path, body);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.jsonPath().getString("type")).as(path).isEqualTo("urn:rivulet:problem:site-hidden");
            assertThat(answer.jsonPath().getString("violations[0].field"))
                    .as(path)
                    .isEqualTo(path.endsWith("v2/query") ? "site_id" : "siteId");
            assertThat(answer.jsonPath().getString("detail")).as(path).contains("mine");
        });
        for (String path : OF_NO_SITE) {
            String needed = NEEDED.getOrDefault(path, "");
            if (Set.of("define", "operate", "tokens", "audit", "maintain").contains(needed)) {
                assertThat(asked(with(token), path, "{}").statusCode()).as(path).isEqualTo(403);
            }
        }
    }

    @Test
    void tokenOfSeveralSitesSeesThemTogetherAndListensToOne() {
        String run = UUID.randomUUID().toString();
        try (var topics = new Topography()) {
            for (String site : List.of("here-" + run, "there-" + run, "elsewhere-" + run)) {
                topics.event(
                        "of-" + site,
                        null,
                        anEvent().on(site).id("e-" + site).by("of-" + site).at(Instant.now()));
                awaited(
                        "/api/analytics/realtime?siteId=" + site,
                        json -> json.getList("recentEvents").size() == 1);
            }
        }
        String token = made("ANALYST", null, "\"here-%1$s\",\"there-%1$s\"".formatted(run));
        with(token)
                .get("/api/analytics/realtime")
                .then()
                .statusCode(200)
                .body("activeVisitors", is(2))
                .body("recentEvents.siteId", containsInAnyOrder("here-" + run, "there-" + run));
        with(token)
                .get("/api/analytics/realtime?siteId=here-" + run)
                .then()
                .statusCode(200)
                .body("activeVisitors", is(1));
        assertThat(closed(token, "")).isEqualTo(4403);
    }

    @Test
    void tokenOfASiteSeesNobodyOfAnother() {
        String mine = "mine-" + UUID.randomUUID();
        String yours = "yours-" + UUID.randomUUID();
        try (var topics = new Topography()) {
            for (String site : List.of(mine, yours)) {
                String person = "p-" + site;
                aProfile(person, Instant.parse("2026-03-02T10:00:00Z")).on(site).to(topics, 50, 71);
                aSession().id("s-" + site).on(site).by(person).at(time("10:00")).to(topics);
                topics.event(
                        person,
                        "s-" + site,
                        anEvent().on(site).id("e-" + site).by(person).at("10:00"));
            }
        }
        awaited(
                "/api/analytics/persons?siteId=" + yours,
                json -> json.getList("persons").size() == 1);
        awaited(
                "/api/analytics/trace/e-" + yours,
                json -> json.getList("counted") != null
                        && json.getList("counted").size() == 1);
        awaited(
                "/api/analytics/trace/e-" + mine,
                json -> json.getList("counted") != null
                        && json.getList("counted").size() == 1);
        asAdmin().get("/api/sites").then().body("sites.siteId", hasItems(mine, yours));
        String token = made("ANALYST", null, '"' + mine + '"');

        for (String path : List.of(
                "/api/analytics/persons/p-%s/scores",
                "/api/analytics/persons/p-%s/sessions",
                "/api/analytics/persons/p-%s/timeline",
                "/api/analytics/persons/p-%s/journey",
                "/api/analytics/sessions/s-%s",
                "/api/analytics/trace/e-%s")) {
            with(token).get(path.formatted(mine)).then().statusCode(200);
            with(token).get(path.formatted(yours)).then().statusCode(404);
        }
        with(token).get("/api/sites").then().body("sites.siteId", is(List.of(mine)));
        for (String site : List.of(mine, yours)) {
            asAdmin()
                    .contentType("application/json")
                    .body("{\"siteId\":\"" + site + "\",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}]}")
                    .put("/api/analytics/funnels/f-" + site)
                    .then()
                    .statusCode(200);
        }
        with(token)
                .get("/api/analytics/funnels")
                .then()
                .body("funnels.name", hasItem("f-" + mine))
                .body("funnels.name", not(hasItem("f-" + yours)));
        with(token).get("/api/analytics/funnels/f-" + mine).then().statusCode(200);
        with(token).get("/api/analytics/funnels/f-" + yours).then().statusCode(403);
        asAdmin().delete("/api/analytics/funnels/f-" + mine).then().statusCode(204);
        asAdmin().delete("/api/analytics/funnels/f-" + yours).then().statusCode(204);
        with(token).get("/api/analytics/persons").then().body("persons.personId", is(List.of("p-" + mine)));
        with(token).get("/api/analytics/segments").then().body("persons", is(1));
        with(token).get("/api/analytics/audiences").then().body("audiences.persons", everyItem(is(0)));
        with(token)
                .get("/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-02")
                .then()
                .body("kpis.visitors", is(1));
        with(token)
                .contentType("application/json")
                .body("{\"dateRange\":[\"2026-03-02\",\"2026-03-02\"]}")
                .post("/api/analytics/people")
                .then()
                .statusCode(200)
                .body("people.personId", is(List.of("p-" + mine)));
    }

    @Test
    void whoWasOnAnotherSiteTooIsUnknownToATokenOfOne() {
        String mine = "mine-" + UUID.randomUUID();
        String person = "roamer-" + mine;
        FakeNode.of("profile").get(0).holds("profiles", "session-events", 8, true);
        FakeNode.of("scoring").get(0).holds("scores", "user-profiles", 5, true);
        FakeNode.of("sessionizer").get(0).holds("visitors", "user-events", 10, true);
        String profile = """
                {"personId":"%s","profile":{"personId":"%s","siteIds":[%s]},"recentEvents":[],"stalenessMs":0}""";
        String path = "/api/analytics/insights/" + person;
        String token = made("ANALYST", null, '"' + mine + '"');

        FakeNode.of("profile")
                .get(0)
                .answers(
                        "/internal/persons/" + person,
                        200,
                        profile.formatted(person, person, '"' + mine + "\",\"elsewhere\""));
        asAdmin().get(path).then().statusCode(200);
        with(token).get(path).then().statusCode(404);

        FakeNode.of("profile")
                .get(0)
                .answers("/internal/persons/" + person, 200, profile.formatted(person, person, '"' + mine + '"'));
        with(token).get(path).then().statusCode(200);
    }

    @Test
    void withoutPeopleNumbersComeWithoutEvents() {
        String site = "now-" + UUID.randomUUID();
        try (var topics = new Topography()) {
            topics.event(
                    "ada", null, anEvent().on(site).id("e-" + site).by("ada").at(Instant.now()));
        }
        String path = "/api/analytics/realtime?siteId=" + site;
        awaited(path, json -> json.getList("recentEvents").size() == 1);
        with(made("ANALYST", "analytics", null))
                .get(path)
                .then()
                .body("activeVisitors", is(1))
                .body("recentEvents", hasSize(0));
        with(made("ANALYST", null, null)).get(path).then().body("recentEvents", not(hasSize(0)));
    }

    @Test
    void socketIsForThoseWhoMaySeePeopleOnTheirSites() {
        assertThat(closed(made("ANALYST", "analytics", null), "")).isEqualTo(4403);
        assertThat(closed(made("ANALYST", "people", null), "")).isEqualTo(4403);
        String token = made("ANALYST", null, "\"mine\"");
        assertThat(closed(token, ",\"siteId\":\"yours\"")).isEqualTo(4403);
        try (var client = LiveClient.connected()) {
            client.says("{\"type\":\"auth\",\"token\":\"" + token + "\"}");
            client.first("snapshot");
            client.says("{\"type\":\"subscribe\",\"siteId\":\"yours\"}");
            JsonPath problem = client.first("problem");
            assertThat(problem.getString("problem.type")).isEqualTo("urn:rivulet:problem:site-hidden");
            assertThat(problem.getString("problem.violations[0].field")).isEqualTo("siteId");
        }
    }

    private static Set<String> described() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/q/openapi").jsonPath().getMap("paths");
        var described = new TreeSet<String>();
        paths.forEach((path, methods) ->
                methods.keySet().forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return described;
    }

    private static int closed(String token, String more) {
        try (var client = LiveClient.connected()) {
            client.says("{\"type\":\"auth\",\"token\":\"" + token + "\"" + more + "}");
            return client.closed();
        }
    }

    private static Response askedOf(String site, RequestSpecification asking, String path, String body) {
        return body.equals(IN_QUERY)
                ? asked(
                        asking.queryParams("siteId", site, "startDate", "2026-03-02", "endDate", "2026-03-03"),
                        path,
                        "{}")
                : asked(asking, path, body.formatted(site));
    }

    private static Response asked(RequestSpecification asking, String path, String body) {
        String[] parts = path.split(" ", 2);
        String filled = parts[1].replaceAll("\\{\\w+}", "nobody");
        return switch (parts[0]) {
            case "GET" -> asking.get(filled);
            case "DELETE" -> asking.delete(filled);
            case "PUT" -> asking.contentType("application/json").body(body).put(filled);
            case "POST" -> asking.contentType("application/json").body(body).post(filled);
            default -> throw new IllegalArgumentException(path);
        };
    }

    private static String made(String role, @Nullable String scope, @Nullable String sites) {
        return posted(
                        "/api/tokens",
                        "{\"name\":\"of a walk\",\"role\":\"" + role + '"'
                                + (scope == null ? "" : ",\"scopes\":[\"" + scope + "\"]")
                                + (sites == null ? "" : ",\"sites\":[" + sites + ']') + '}')
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }
}
