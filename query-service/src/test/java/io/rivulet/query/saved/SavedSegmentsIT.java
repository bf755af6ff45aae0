package io.rivulet.query.saved;

import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.Answers.posted;
import static io.rivulet.query.Answers.refused;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.rivulet.backing.BackingResource;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.Topography;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Segments that people make, over HTTP: whatever takes filters takes them, as if their filters stood there. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class SavedSegmentsIT {

    private static final String SHOPPERS = "[[\"is\",\"event:page\",[\"/shop\"]]]";

    private static final String MANY_PAGES = ("\"/" + "x".repeat(60) + "\",").repeat(299) + "\"/shop\"";

    private final String site = FakeFleet.site("segments");
    private final String id = "shoppers-" + UUID.randomUUID();

    @BeforeEach
    void tell() {
        try (var topics = new Topography()) {
            for (int i = 0; i < 6; i++) {
                topics.event(
                        "visitor-" + i,
                        null,
                        anEvent()
                                .id(site + i)
                                .on(site)
                                .by("visitor-" + i)
                                .view(i < 2 ? "/shop" : "/")
                                .at("10:00"));
            }
        }
        awaited("/api/v2/query", question("[]"), json -> json.getInt("results[0].metrics[0]") == 6);
    }

    @Test
    void segmentFiltersWhateverTakesFilters() {
        kept(id, "Shoppers", SHOPPERS).then().statusCode(200).body("id", is(id)).body("name", is("Shoppers"));
        assertThat(visitors("[[\"is\",\"segment\",[\"" + id + "\"]]]")).isEqualTo(2);
        assertThat(visitors("[[\"is_not\",\"segment\",[\"" + id + "\"]]]")).isEqualTo(4);
        // Together with one that there always is, of which nobody here is.
        assertThat(visitors("[[\"is\",\"segment\",[\"vip\",\"" + id + "\"]]]")).isEqualTo(2);
        String filters =
                ",\"dateRange\":[\"2026-03-02\",\"2026-03-02\"],\"filters\":[[\"is\",\"segment\",[\"" + id + "\"]]]}";
        String begin = "{\"siteId\":\"" + site + "\"";
        posted("/api/analytics/people", begin + filters)
                .then()
                .statusCode(200)
                .body("people.personId", hasItems("visitor-0", "visitor-1"))
                .body("people.size()", is(2));
        posted(
                        "/api/analytics/funnels",
                        begin + ",\"steps\":[{\"event\":\"page_view\"},{\"event\":\"purchase\"}]" + filters)
                .then()
                .statusCode(200)
                .body("steps[0].people", is(2));
        posted("/api/analytics/paths", begin + filters).then().statusCode(200);
        posted(
                        "/api/analytics/retention",
                        begin + ",\"start\":{\"filters\":[[\"is\",\"segment\",[\"" + id
                                + "\"]]]},\"period\":\"day\",\"dateRange\":[\"2026-03-02\",\"2026-03-02\"]}")
                .then()
                .statusCode(200)
                .body("cohorts[0].persons", is(2));
        forgotten(id);
    }

    @Test
    void renamedItGoesOnAndForgottenItIsNamed() {
        String own = "own-" + UUID.randomUUID();
        kept(own, "Shopers", SHOPPERS).then().statusCode(200);
        String question = "[[\"is\",\"segment\",[\"" + own + "\"]]]";
        assertThat(visitors(question)).isEqualTo(2);
        kept(own, "Shoppers", SHOPPERS).then().statusCode(200);
        asAdmin()
                .get("/api/segments")
                .then()
                .statusCode(200)
                .body("segments.find { it.id == '" + own + "' }.name", is("Shoppers"))
                .body(
                        "segments.find { it.id == '" + own + "' }.filters",
                        is(List.of(List.of("is", "event:page", List.of("/shop")))));
        asAdmin().get("/api/segments/" + own).then().statusCode(200).body("name", is("Shoppers"));
        assertThat(visitors(question)).isEqualTo(2);
        // An answer that is kept is not one of the segment as it was.
        kept(own, "Others", "[[\"is_not\",\"event:page\",[\"/shop\"]]]").then().statusCode(200);
        assertThat(visitors(question)).isEqualTo(4);

        forgotten(own);

        asAdmin().get("/api/segments").then().body("segments.id", not(hasItem(own)));
        asAdmin().get("/api/segments/" + own).then().statusCode(404);
        asAdmin().delete("/api/segments/" + own).then().statusCode(404);
        refused(posted("/api/v2/query", question(question)), "filters[0][2][0]", "GET /api/segments");
    }

    @Test
    void whatIsNoSegmentIsRefusedAndNamed() {
        refused(kept("bad", "n", "[]"), "filters", "at least one");
        refused(kept("bad", "n", "[[\"is\",\"event:pages\",[\"/\"]]]"), "filters[0][1]", "event:page");
        refused(kept("bad", "n".repeat(101), SHOPPERS), "name", "100");
        refused(kept("bad", "n", SHOPPERS.replace("\"/shop\"", MANY_PAGES)), "filters", "16000 characters");
        refused(kept("vip", "n", SHOPPERS), "id", "vip");
        refused(kept("-bad", "n", SHOPPERS), "id", "64");
        kept(id + "1", "Inner", SHOPPERS).then().statusCode(200);
        refused(kept("bad", "n", "[[\"is\",\"segment\",[\"" + id + "1\"]]]"), "filters[0][2][0]", "segment");
        refused(
                posted("/api/v2/query", question("[[\"is\",\"audience\",[\"" + id + "1\"]]]")),
                "filters[0][2][0]",
                "audience");
        forgotten(id + "1");
    }

    @Test
    void analystMayMakeOneAndItIsWrittenDown() {
        String secret = posted("/api/tokens", "{\"name\":\"of segments\",\"role\":\"ANALYST\"}")
                .path("secret");
        String own = "analysts-" + UUID.randomUUID();
        with(secret)
                .contentType("application/json")
                .body("{\"name\":\"Mine\",\"filters\":" + SHOPPERS + "}")
                .put("/api/segments/" + own)
                .then()
                .statusCode(200);
        with(secret).delete("/api/segments/" + own).then().statusCode(204);
        asAdmin()
                .get("/api/analytics/audit?subject=" + own)
                .then()
                .body("entries.action", is(List.of("segment-forgotten", "segment-kept")));
    }

    private static Response kept(String id, String name, String filters) {
        return asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"" + name + "\",\"filters\":" + filters + "}")
                .put("/api/segments/" + id);
    }

    private static void forgotten(String id) {
        asAdmin().delete("/api/segments/" + id).then().statusCode(204);
    }

    private int visitors(String filters) {
        Response answer = posted("/api/v2/query", question(filters));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("results[0].metrics[0]");
    }

    private String question(String filters) {
        return "{\"site_id\":\"" + site
                + "\",\"metrics\":[\"visitors\"],\"date_range\":[\"2026-03-02\",\"2026-03-02\"],\"filters\":" + filters
                + "}";
    }
}
