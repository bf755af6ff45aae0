package io.rivulet.query.product;

import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.Answers.refused;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.Topography;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class ProductsIT {

    private final String site = FakeFleet.site("site");
    private final String path = "/api/analytics/products/top?startDate=2026-03-02&endDate=2026-03-02&siteId=" + site;

    @Test
    void productsAddUpToTheHandMadeCase() {
        try (var topics = new Topography()) {
            // The phone: three views by two people, one followed to a partner; two bought in an order, one of its own.
            see(topics, "ada", "{\"productId\":\"phone\",\"productName\":\"A phone\"}");
            topics.event(
                    "ada",
                    null,
                    on().by("ada")
                            .interaction("product_view")
                            .at("10:01")
                            .properties("{\"productId\":\"phone\",\"productName\":\"The phone\"}"));
            see(topics, "bob", "{\"product_id\":\"phone\"}");
            topics.event(
                            "ada",
                            null,
                            on().by("ada").interaction("affiliate_click").properties("{\"productId\":\"phone\"}"))
                    .event(
                            "ada",
                            null,
                            on().by("ada")
                                    .purchase("25.50")
                                    .properties("{\"orderId\":\"o1\",\"products\":["
                                            + "{\"product_id\":\"phone\",\"price\":10.25,\"quantity\":2},"
                                            + "{\"product_id\":\"case\",\"name\":\"A case\",\"price\":\"5\"},"
                                            + "{\"product_id\":\"gift\",\"price\":\"free\"}]}"))
                    .event("bob", null, on().by("bob").purchase("9.50").properties("{\"productId\":\"phone\"}"))
                    // The case came back.
                    .event(
                            "ada",
                            null,
                            on().by("ada")
                                    .purchase("-5")
                                    .properties("{\"products\":[{\"product_id\":\"case\",\"price\":5}]}"));
            // Not counted: a bot, another day, a list that was only shown.
            topics.event(
                    "eve",
                    null,
                    on().by("eve")
                            .interaction("product_view")
                            .properties("{\"productId\":\"phone\"}")
                            .bot("headless"));
            topics.event(
                    "eve",
                    null,
                    on().by("eve")
                            .interaction("product_list_viewed")
                            .properties("{\"products\":[{\"product_id\":\"phone\"}]}"));
            see(topics, "last", "{\"productId\":\"last\"}");
        }
        JsonPath answer = awaited(path, json -> json.getList("products").size() == 4);

        assertThat(answer.getList("products.productId")).isEqualTo(List.of("phone", "last", "case", "gift"));
        assertThat(answer.getString("products[0].name")).isEqualTo("The phone");
        assertThat(answer.getInt("products[0].views")).isEqualTo(3);
        assertThat(answer.getInt("products[0].uniqueViews")).isEqualTo(2);
        assertThat(answer.getInt("products[0].clicks")).isEqualTo(1);
        assertThat(answer.getInt("products[0].uniqueClicks")).isEqualTo(1);
        assertThat(answer.getInt("products[0].conversions")).isEqualTo(2);
        assertThat(answer.getString("products[0].revenue[0].amount")).isEqualTo("30");
        assertThat(answer.getString("products[0].revenue[0].currency")).isEqualTo("GBP");
        assertThat(answer.getDouble("products[0].ctr")).isEqualTo(0.3333);
        assertThat(answer.getDouble("products[0].conversionRate")).isEqualTo(0.6667);
        assertThat(answer.getMap("products[2]")).containsEntry("conversions", 2).doesNotContainKey("ctr");
        assertThat(answer.getString("products[2].revenue[0].amount")).isEqualTo("0");
        assertThat(answer.getList("products[3].revenue")).isEmpty();
        asAdmin().get(path + "&limit=1").then().body("products", hasSize(1));
        asAdmin().get(path.replace("/api/", "/")).then().statusCode(200).body("products", hasSize(4));
    }

    @Test
    void badParameterIsNamedWithWhatIsAllowed() {
        refused(asAdmin().get(path + "&limit=0"), "limit", "from 1 to 100");
        refused(asAdmin().get(path + "&limit=101"), "limit", "from 1 to 100");
        refused(asAdmin().get(path + "&limit=1e1"), "limit", "from 1 to 100");
        refused(asAdmin().get("/api/analytics/products/top?endDate=2026-03-02"), "startDate", "ISO date");
    }

    @Test
    void withoutProductsTheListIsEmpty() {
        asAdmin().get(path).then().statusCode(200).body("products", is(List.of()));
    }

    private void see(Topography topics, String visitor, String properties) {
        topics.event(visitor, null, on().by(visitor).interaction("product_view").properties(properties));
    }

    private EventBuilder on() {
        return anEvent().id(UUID.randomUUID().toString()).on(site);
    }
}
