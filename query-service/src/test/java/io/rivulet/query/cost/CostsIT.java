package io.rivulet.query.cost;

import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.Answers.posted;
import static io.rivulet.query.Answers.refused;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static io.rivulet.query.SessionBuilder.aSession;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.rivulet.backing.BackingResource;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.Topography;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class CostsIT {

    private static final Instant SALE = Instant.parse("2026-03-02T12:00:00Z");

    private final String site = FakeFleet.site("site");
    private final String campaigns = "/api/analytics/campaigns?startDate=2026-03-01&endDate=2026-03-02&siteId=" + site;

    @Test
    void campaignsCostsStandBesideWhatTheyBrought() {
        try (var topics = new Topography()) {
            aSession()
                    .on(site)
                    .by("ada")
                    .at(SALE.minusSeconds(60))
                    .from("email", "news", "spring")
                    .to(topics);
            topics.event(
                    "ada",
                    null,
                    anEvent()
                            .id(UUID.randomUUID().toString())
                            .on(site)
                            .by("ada")
                            .purchase("90")
                            .at(SALE));
        }
        awaited(campaigns, json -> "1".equals(json.getString("campaigns.find { it.name == 'spring' }?.conversions")));
        told(
                "{\"day\":\"2026-03-01\",\"campaign\":\"spring\",\"channel\":\"email\",\"amount\":7,\"currency\":\"GBP\"}");
        // Said again, it replaces; another day adds; a day outside doesn't count; one that brought nothing is there
        // too.
        told(cost("2026-03-01", "spring", "20.50") + "," + cost("2026-03-02", "spring", "9.50") + ","
                + cost("2026-03-03", "spring", "1000") + "," + cost("2026-03-02", "idle", "4"));
        told(
                "{\"day\":\"2026-03-01\",\"campaign\":\"spring\",\"channel\":\"email\",\"amount\":\"0\",\"currency\":\"GBP\"}");
        JsonPath answer = asAdmin().get(campaigns).jsonPath();

        assertThat(answer.getString("model")).isEqualTo("lastNonDirect");
        String spring = "campaigns.find { it.name == 'spring' }.";
        assertThat(answer.getString(spring + "conversions")).isEqualTo("1");
        assertThat(answer.getString(spring + "cost[0].amount")).isEqualTo("30");
        assertThat(answer.getString(spring + "acquisitionCost[0].amount")).isEqualTo("30");
        assertThat(answer.getDouble(spring + "returns[0].roas")).isEqualTo(3);
        assertThat(answer.getDouble(spring + "returns[0].roi")).isEqualTo(2);
        String idle = "campaigns.find { it.name == 'idle' }.";
        assertThat(answer.getList(idle + "acquisitionCost")).isEmpty();
        assertThat(answer.getDouble(idle + "returns[0].roi")).isEqualTo(-1);
        posted(
                        "/api/analytics/attribution",
                        "{\"startDate\":\"2026-03-01\",\"endDate\":\"2026-03-02\",\"siteId\":\"" + site
                                + "\",\"dimension\":\"channel\"}")
                .then()
                .body("rows.find { it.name == 'email' }.cost[0].amount", is(0));
    }

    @Test
    void csvIsTakenInAnyOrderOfColumns() {
        asAdmin()
                .contentType("text/csv")
                .body("amount,currency,day,campaign\r\n12.5,GBP,2026-03-01,\"one, two\"\r\n1,GBP,2026-03-02,three\r\n")
                .put("/api/analytics/costs?siteId=" + site)
                .then()
                .statusCode(200)
                .body("taken", is(2));
        asAdmin().get(campaigns).then().body("campaigns.find { it.name == 'one, two' }.cost[0].amount", is(12.5F));
    }

    @Test
    void oneBadCostKeepsAllOut() {
        refused(put(cost("2026-03-01", "a", "1") + "," + cost("2026-13-01", "b", "1")), "costs[1].day", "ISO date");
        asAdmin().get(campaigns).then().body("campaigns", hasSize(0));
    }

    @Test
    void badCostIsNamedWithWhatIsAllowed() {
        refused(put(cost("2026-03-01", "a", "-1")), "costs[0].amount", "0 or more");
        refused(put(cost("2026-03-01", "a", "1.1234567")), "costs[0].amount", "six");
        refused(put(cost("2026-03-01", "", "1")), "costs[0].campaign", "at least one");
        refused(put(cost("2026-03-01", "a", "1").replace("GBP", "pounds")), "costs[0].currency", "three capital");
        refused(put(""), "costs", "1 to 10000");
        refused(
                asAdmin()
                        .contentType("application/json")
                        .body("{\"costs\":[" + cost("2026-03-01", "a", "1") + "]}")
                        .put("/api/analytics/costs"),
                "siteId",
                "site");
        refused(csv("day,campaign,colour\n"), "header", "day, channel");
        refused(csv("day,campaign,amount,currency\n2026-03-01,a,free,GBP\n"), "line 2.amount", "decimal");
        refused(asAdmin().get(campaigns + "&model=luck"), "model", "first, last, lastNonDirect");
    }

    @Test
    void analystDoesNotSayWhatThingsCost() {
        String secret = asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"curious\",\"role\":\"ANALYST\"}")
                .post("/api/tokens")
                .path("secret");
        with(secret)
                .contentType("application/json")
                .body("{}")
                .put("/api/analytics/costs")
                .then()
                .statusCode(403);
        with(secret).get(campaigns).then().statusCode(200);
    }

    private void told(String costs) {
        put(costs).then().statusCode(200);
    }

    private Response put(String costs) {
        return asAdmin()
                .contentType("application/json")
                .body("{\"siteId\":\"" + site + "\",\"costs\":[" + costs + "]}")
                .put("/api/analytics/costs");
    }

    private Response csv(String text) {
        return asAdmin().contentType("text/csv").body(text).put("/api/analytics/costs?siteId=" + site);
    }

    private static String cost(String day, String campaign, String amount) {
        return "{\"day\":\"" + day + "\",\"campaign\":\"" + campaign + "\",\"amount\":\"" + amount
                + "\",\"currency\":\"GBP\"}";
    }
}
