package io.rivulet.collector.tracker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.rivulet.backing.ServiceProcess;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackerFilesIT {

    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    @SuppressWarnings("NullAway.Init") // Before the first test.
    private static ServiceProcess collector;

    @BeforeAll
    static void start(@TempDir Path folder) {
        collector = ServiceProcess.start(folder, Map.of("rivulet.sites.demo.write-keys", "wk_demo"));
        RestAssured.baseURI = collector.url();
        RestAssured.port = -1;
        RestAssured.config = AS_SENT;
    }

    @AfterAll
    static void stop() {
        RestAssured.reset();
        collector.close();
    }

    @Test
    void pagesOfAnyOriginMayLoadIt() {
        given().header("Origin", "https://shop.example")
                .get("/rivulet.js")
                .then()
                .statusCode(200)
                .contentType("text/javascript;charset=utf-8")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void underItsLastingNameItIsKeptForMinutes() {
        given().get("/rivulet.js").then().header("Cache-Control", containsString("max-age=300"));
    }

    @Test
    void underANameWithItsHashItIsKeptForEver() {
        given().get(pinned()).then().statusCode(200).header("Cache-Control", containsString("immutable"));
    }

    @Test
    void brotliGoesBeforeGzip() {
        given().header("Accept-Encoding", "gzip, deflate, br, zstd")
                .get("/rivulet.js")
                .then()
                .header("Content-Encoding", "br")
                .header("Vary", containsString("Accept-Encoding"));
    }

    @Test
    void whoKnowsNoBrotliGetsGzip() {
        given().header("Accept-Encoding", "gzip, br;q=0")
                .get("/rivulet.js")
                .then()
                .header("Content-Encoding", "gzip");
    }

    @Test
    void whoKnowsNoCompressionGetsItPlain() {
        given().header("Accept-Encoding", "identity")
                .get("/rivulet.js")
                .then()
                .header("Content-Encoding", nullValue())
                .body(containsString("/api/analytics/events"));
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        String tag = given().get("/rivulet.js").header("ETag");

        given().header("If-None-Match", tag).get("/rivulet.js").then().statusCode(304);
    }

    @Test
    void whoHasAnotherOneGetsIt() {
        given().header("If-None-Match", "\"other\"").get("/rivulet.js").then().statusCode(200);
    }

    @Test
    void itsHashesAreWrittenOut() throws Exception {
        String path = pinned();
        byte[] script = given().header("Accept-Encoding", "identity").get(path).asByteArray();

        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-384").digest(script));

        assertThat(integrity().jsonPath().getMap("").get(path)).isEqualTo("sha384-" + hash);
    }

    @Test
    void anUnknownFileIsAProblem() {
        given().get("/rivulet/none.js").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void theClockTellsTheTime() {
        long before = System.currentTimeMillis();

        long told = Long.parseLong(given().get("/rivulet/clock")
                .then()
                .header("Cache-Control", "no-store")
                .header("Access-Control-Allow-Origin", "*")
                .extract()
                .asString());

        assertThat(told).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void theShopIsThereOnlyWhereItIsSwitchedOn() {
        given().get("/demo/").then().statusCode(404);
    }

    @Test
    void headIsAnsweredWithoutABody() {
        given().header("Accept-Encoding", "br")
                .head("/rivulet.js")
                .then()
                .statusCode(200)
                .header("Content-Length", Integer::parseInt, allOf(greaterThan(5000), lessThan(8000)));
    }

    private static String pinned() {
        return integrity().jsonPath().getMap("").keySet().stream()
                .map(String::valueOf)
                .filter(path -> path.startsWith("/rivulet/rivulet-") && !path.contains("lite"))
                .findFirst()
                .orElseThrow();
    }

    private static Response integrity() {
        return given().header("Accept-Encoding", "identity").get("/rivulet/integrity.json");
    }
}
