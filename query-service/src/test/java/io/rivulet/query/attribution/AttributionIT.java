package io.rivulet.query.attribution;

import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.Answers.posted;
import static io.rivulet.query.Answers.refused;
import static io.rivulet.query.SessionBuilder.aSession;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.SessionBuilder;
import io.rivulet.query.Topography;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class AttributionIT {

    private static final String PATH = "/api/analytics/attribution";
    private static final Instant SALE = Instant.parse("2026-03-02T12:00:00Z");

    private final String site = FakeFleet.site("site");

    @Test
    void creditsAreThoseOfTheHandMadeCase() {
        try (var topics = new Topography()) {
            // Ada came by search, then by newsletter a week before, then directly, and bought for 90.
            visit("ada", 21).from("organic-search", "google", null).to(topics);
            visit("ada", 7).from("email", "newsletter", "spring").to(topics);
            visit("ada", 0).from("direct", null, null).to(topics);
            buy(topics, "ada", "90");
            // Bob came by search and did not buy. A bot and an absorbed visit are nobody's way.
            visit("bob", 1).from("organic-search", "google", null).to(topics);
            visit("bob", 1).from("email", "newsletter", "spring").bot().to(topics);
            visit("bob", 1).from("email", "newsletter", "spring").absorbed().to(topics);
            // Somebody bought on a server, without a visit.
            buy(topics, "cat", "10");
        }
        JsonPath answer = awaited(
                PATH,
                asking("\"dimension\":\"channel\""),
                json -> json.getInt("conversions") == 2
                        && json.getInt("paths.all") == 2
                        && json.getList("rows").size() == 4);

        assertThat(answer.getInt("paths.converting")).isEqualTo(1);
        assertThat(answer.getDouble("paths.conversionProbability")).isEqualTo(0.5);
        assertThat(answer.getString("revenue[0].amount")).isEqualTo("100");
        assertThat(credit(answer, "organic-search", "first")).isEqualByComparingTo("1");
        assertThat(credit(answer, "direct", "last")).isEqualByComparingTo("1");
        assertThat(credit(answer, "email", "lastNonDirect")).isEqualByComparingTo("1");
        assertThat(credit(answer, "email", "linear")).isEqualByComparingTo("0.333333333");
        assertThat(credit(answer, "email", "positionBased")).isEqualByComparingTo("0.2");
        // Weights 1/8, 1/2, 1.
        assertThat(credit(answer, "organic-search", "timeDecay")).isEqualByComparingTo("0.076923077");
        assertThat(credit(answer, "email", "timeDecay")).isEqualByComparingTo("0.307692308");
        assertThat(credit(answer, "direct", "timeDecay")).isEqualByComparingTo("0.615384615");
        // Everything that sells goes through all three.
        assertThat(answer.getList("rows.removalEffect", Double.class)).containsExactlyInAnyOrder(1.0, 1.0, 1.0, 0.0);
        assertThat(credit(answer, "email", "shapley")).isEqualByComparingTo("0.333333333");
        assertThat(revenue(answer, "email", "positionBased")).isEqualByComparingTo("18");
        for (String model : List.of(
                "first", "last", "lastNonDirect", "linear", "positionBased", "timeDecay", "markov", "shapley")) {
            assertThat(credit(answer, "(unattributed)", model)).isEqualByComparingTo("1");
            assertThat(answer.getList("rows.name", String.class).stream()
                            .map(name -> credit(answer, name, model))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("2");
            assertThat(answer.getList("rows.name", String.class).stream()
                            .map(name -> revenue(answer, name, model))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("100");
        }
        JsonPath campaigns = posted(PATH, asking("\"dimension\":\"campaign\"")).jsonPath();
        assertThat(campaigns.getList("rows.name")).isEqualTo(List.of("(none)", "(unattributed)", "spring"));
    }

    @Test
    void visitAtTheEdgeOfTheLookbackCountsAndOneAMillisecondBeforeDoesNot() {
        try (var topics = new Topography()) {
            visit("ada", 10).from("email", null, null).to(topics);
            aSession()
                    .on(site)
                    .by("ada")
                    .at(SALE.minus(Duration.ofDays(10)).minusMillis(1))
                    .from("social", null, null)
                    .to(topics);
            buy(topics, "ada", "1");
        }
        JsonPath answer = awaited(
                PATH,
                asking("\"lookbackDays\":10"),
                json -> json.getInt("conversions") == 1 && json.getInt("paths.converting") == 1);
        assertThat(answer.getList("rows.name")).isEqualTo(List.of("email"));
        answer = awaited(
                PATH,
                asking("\"lookbackDays\":11"),
                json -> json.getList("rows").size() == 2);
        assertThat(answer.getList("rows.name")).isEqualTo(List.of("social", "email"));
    }

    @Test
    void goalLeavesOtherConversionsOut() {
        try (var topics = new Topography()) {
            buy(topics, "ada", "5");
            topics.event(
                    "ada",
                    null,
                    on().by("ada")
                            .purchase("7")
                            .named("booking_completed", io.rivulet.schemas.avro.EventKind.INTERACTION)
                            .at(SALE));
        }
        awaited(PATH, asking("\"lookbackDays\":30"), json -> json.getInt("conversions") == 2);
        posted(PATH, asking("\"goals\":[\"booking_completed\"]"))
                .then()
                .body("conversions", is(1))
                .body("revenue[0].amount", is(7))
                .body("rows.name", is(List.of("(unattributed)")));
    }

    @Test
    void withoutAnyConversionThereIsNothingToDivide() {
        posted(PATH, asking("\"dimension\":\"source\""))
                .then()
                .statusCode(200)
                .body("conversions", is(0))
                .body("rows", hasSize(0));
    }

    @Test
    void badFieldIsNamedWithWhatIsAllowed() {
        refused(posted(PATH, asking("\"dimension\":\"colour\"")), "dimension", "channel, source, campaign");
        refused(posted(PATH, asking("\"lookbackDays\":0")), "lookbackDays", "from 1 to 365");
        refused(posted(PATH, asking("\"lookbackDays\":366")), "lookbackDays", "from 1 to 365");
        refused(posted(PATH, asking("\"goals\":[]")), "goals", "1 to 20 texts");
        refused(posted(PATH, asking("\"goals\":[\"\\u0000\"]")), "goals", "text");
        refused(posted(PATH, asking("\"models\":[]")), "models", "startDate, endDate");
        refused(posted(PATH, "{\"startDate\":\"2026-03-02\"}"), "endDate", "ISO date");
        posted(PATH, "[]").then().statusCode(400).body("detail", org.hamcrest.Matchers.containsString("startDate"));
    }

    private String asking(String more) {
        return "{\"startDate\":\"2026-03-01\",\"endDate\":\"2026-03-02\",\"siteId\":\"" + site + "\"," + more + "}";
    }

    private static BigDecimal credit(JsonPath answer, String name, String model) {
        return new BigDecimal(
                answer.getString("rows.find { it.name == '" + name + "' }.models." + model + ".conversions"));
    }

    private static BigDecimal revenue(JsonPath answer, String name, String model) {
        String amount =
                answer.getString("rows.find { it.name == '" + name + "' }.models." + model + ".revenue[0]?.amount");
        return amount == null ? BigDecimal.ZERO : new BigDecimal(amount);
    }

    private SessionBuilder visit(String person, int daysBefore) {
        return aSession().on(site).by(person).at(SALE.minus(Duration.ofDays(daysBefore)));
    }

    private void buy(Topography topics, String person, String amount) {
        topics.event(person, null, on().by(person).purchase(amount).at(SALE));
    }

    private EventBuilder on() {
        return anEvent().id(UUID.randomUUID().toString()).on(site);
    }
}
