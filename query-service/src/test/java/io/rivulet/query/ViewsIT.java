package io.rivulet.query;

import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.rivulet.backing.BackingResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Views by name, over HTTP. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class ViewsIT {

    @Test
    void viewIsKeptReplacedAndForgotten() {
        kept("of the week", "/?period=7d").statusCode(200).body("address", is("/?period=7d"));
        kept("of the week", "/live").statusCode(200);
        asAdmin()
                .get("/api/views")
                .then()
                .statusCode(200)
                .body("views.find { it.name == 'of the week' }.address", is("/live"));
        asAdmin().delete("/api/views/of the week").then().statusCode(204);
        asAdmin().delete("/api/views/of the week").then().statusCode(404);
        asAdmin().get("/api/views").then().body("views.name", not(hasItem("of the week")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//elsewhere.example",
                "/.//elsewhere.example",
                "/a/..//elsewhere.example",
                "https://elsewhere.example",
                "javascript:alert(1)",
                "/\\\\x",
                "/a b"
            })
    void addressOutsideOfTheDashboardIsRefused(String address) {
        kept("outside", address)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", is("address"));
    }

    @Test
    void nameOf101CharactersIsRefused() {
        kept("n".repeat(100), "/").statusCode(200);
        asAdmin().delete("/api/views/" + "n".repeat(100));
        kept("n".repeat(101), "/").statusCode(400).body("violations[0].field", is("name"));
    }

    @Test
    void tokenOfSomeSitesSeesTheViewsOfItsSitesAndOfNone() {
        kept("one site's", "/?site=shop%2D1&period=7d").statusCode(200);
        kept("another site's", "/?period=7d&site=shop-2").statusCode(200);
        kept("of all sites", "/?period=7d").statusCode(200);
        String secret = asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"of shop-1\",\"role\":\"ANALYST\",\"sites\":[\"shop-1\"]}")
                .post("/api/tokens")
                .path("secret");

        with(secret)
                .get("/api/views")
                .then()
                .statusCode(200)
                .body("views.name", hasItems("one site's", "of all sites"))
                .body("views.name", not(hasItem("another site's")));
        asAdmin().get("/api/views").then().body("views.name", hasItem("another site's"));
    }

    private static ValidatableResponse kept(String name, String address) {
        return asAdmin()
                .contentType("application/json")
                .body("{\"address\":\"" + address + "\"}")
                .put("/api/views/" + name)
                .then();
    }
}
