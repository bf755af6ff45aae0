package io.rivulet.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import io.rivulet.backing.BackingResource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the dashboard's files are served. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class PagesIT {

    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/live", "/people/somebody", "/manage/tokens", "/behaviour/x/y"})
    void everyAddressOfTheDashboardIsItsPage(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Cache-Control", "no-cache")
                .body(containsString("<div id=\"root\">"));
    }

    @Test
    void whoIsLostInABrowserIsToldByTheDashboard() {
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/nothing", "/analytics/nothing", "/assets/nothing.js", "/assets/index.html", "/q/nothing"})
    void whatIsNoPageIsNotAnsweredWithOne(String path) {
        given().accept("text/html").get(path).then().statusCode(404).body(not(containsString("id=\"root\"")));
    }

    @Test
    void onlyReadingIsAnsweredWithThePage() {
        given().post("/live").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void thePageRunsNothingButItsOwnScripts() {
        String policy = given().get("/").header("Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(given().get("/").asString()).doesNotContainPattern("<script(?![^>]*src)|<style|style=| on\\w+=");
    }

    @Test
    void whatHasItsHashInItsNameIsKeptForEver() {
        given().get(script())
                .then()
                .statusCode(200)
                .contentType(startsWith("text/javascript"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("immutable"));
    }

    @Test
    void whatHasNotIsAskedForAgain() {
        given().get("/assets/mark.svg").then().statusCode(200).header("Cache-Control", "no-cache");
    }

    @Test
    void brotliGoesBeforeGzip() {
        encoded("gzip, deflate, br").get(script()).then().header("Content-Encoding", "br");
    }

    @Test
    void whoKnowsNoBrotliGetsGzip() {
        encoded("gzip, br;q=0").get(script()).then().header("Content-Encoding", "gzip");
    }

    @Test
    void whoKnowsNoCompressionGetsItPlain() {
        encoded("identity").get(script()).then().header("Content-Encoding", nullValue());
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        String tag = encoded("gzip").get("/").header("ETag");

        encoded("gzip").header("If-None-Match", tag).get("/").then().statusCode(304);
    }

    @Test
    void whoHasAnotherOneGetsIt() {
        given().header("If-None-Match", "\"other\"").get("/").then().statusCode(200);
    }

    @Test
    void headIsAnsweredWithoutABody() {
        encoded("identity")
                .head("/")
                .then()
                .statusCode(200)
                .header("Content-Length", Integer::parseInt, greaterThan(300))
                .body(is(""));
    }

    private static RequestSpecification encoded(String encodings) {
        return given().config(AS_SENT).header("Accept-Encoding", encodings);
    }

    private static String script() {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"")
                .matcher(given().get("/").asString());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }
}
