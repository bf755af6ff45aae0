package io.rivulet.query;

import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.rivulet.backing.BackingResource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is noted about days, over HTTP. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class AnnotationsIT {

    private static final String MARCH = "/api/annotations?startDate=1987-03-02&endDate=1987-03-15";

    private final String site = "noted-" + UUID.randomUUID();
    private final String other = "elsewhere-" + site;

    /** Of sites from which nothing has come nobody would note anything. */
    @BeforeEach
    void sitesSendSomething() {
        try (var topics = new Topography()) {
            for (String each : List.of(site, other)) {
                topics.event(
                        "of-" + each,
                        null,
                        anEvent().on(each).id("e-" + each).by("of-" + each).at("10:00"));
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> asAdmin()
                        .get("/api/sites")
                        .jsonPath()
                        .getList("sites.siteId")
                        .containsAll(List.of(site, other)));
    }

    @AfterEach
    void forgetAll() {
        asAdmin()
                .get(MARCH)
                .jsonPath()
                .getList("annotations.id")
                .forEach(id -> asAdmin().delete("/api/annotations/" + id));
        asAdmin()
                .get(MARCH + "&siteId=" + site)
                .jsonPath()
                .getList("annotations.id")
                .forEach(id -> asAdmin().delete("/api/annotations/" + id));
    }

    @Test
    void noteIsShownOnItsDaysAndForgotten() {
        int last = noted(site, "1987-03-15", "the last day")
                .statusCode(200)
                .extract()
                .path("id");
        noted(site, "1987-03-02", "the first day").statusCode(200);
        noted(site, "1987-03-16", "a day too late").statusCode(200);
        asAdmin()
                .get(MARCH + "&siteId=" + site)
                .then()
                .statusCode(200)
                .body("annotations.text", contains("the first day", "the last day"))
                .body("annotations.day", contains("1987-03-02", "1987-03-15"));
        asAdmin().delete("/api/annotations/" + last).then().statusCode(204);
        asAdmin().delete("/api/annotations/" + last).then().statusCode(404);
        asAdmin().get(MARCH + "&siteId=" + site).then().body("annotations.text", contains("the first day"));
    }

    @Test
    void noteOfAllSitesIsShownOnEverySiteAndOneOfASiteOnNoOther() {
        noted(null, "1987-03-03", "everywhere").statusCode(200);
        noted(other, "1987-03-03", "elsewhere").statusCode(200);
        asAdmin().get(MARCH + "&siteId=" + site).then().body("annotations.text", contains("everywhere"));
        asAdmin().get(MARCH + "&siteId=" + other).then().body("annotations.text", contains("everywhere", "elsewhere"));
    }

    @Test
    void tokenOfASiteSeesNoNoteOfAnother() {
        noted(other, "1987-03-03", "elsewhere").statusCode(200);
        String token = asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"noted\",\"role\":\"ANALYST\",\"sites\":[\"%s\"]}".formatted(site))
                .post("/api/tokens")
                .path("secret");
        with(token).get(MARCH).then().statusCode(200).body("annotations", empty());
        with(token).get(MARCH + "&siteId=" + other).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "1987-02-30, a day that never was, day",
        "yesterday, a day in words, day",
        "1987-03-03, ' ', text",
        "1987-03-03, 'two\tcolumns', text"
    })
    void whatIsNoNoteIsRefusedByTheNameOfItsField(String day, String text, String field) {
        noted(site, day, text)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", is(field));
    }

    @Test
    void noteOf201CharactersIsRefused() {
        noted(site, "1987-03-03", "n".repeat(200)).statusCode(200).body("siteId", is(site));
        noted(site, "1987-03-03", "n".repeat(201)).statusCode(400).body("violations[0].field", is("text"));
        asAdmin().get(MARCH + "&siteId=" + site).then().body("annotations", not(empty()));
    }

    private static ValidatableResponse noted(@Nullable String site, String day, String text) {
        RequestSpecification request = asAdmin().contentType("application/json");
        String words = text.replace("\t", "\\t");
        return request.body(
                        site == null
                                ? "{\"day\":\"%s\",\"text\":\"%s\"}".formatted(day, words)
                                : "{\"siteId\":\"%s\",\"day\":\"%s\",\"text\":\"%s\"}".formatted(site, day, words))
                .post("/api/annotations")
                .then();
    }
}
