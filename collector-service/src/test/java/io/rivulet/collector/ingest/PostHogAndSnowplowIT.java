package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.rivulet.collector.site.Sender;
import io.rivulet.schemas.avro.UserEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths of PostHog's libraries and of Snowplow's trackers as the delivered collector answers them. */
class PostHogAndSnowplowIT {

    private static final String TP2 = "/com.snowplowanalytics.snowplow/tp2";
    private static final RestAssuredConfig RAW = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT));

    private final String visitor = UUID.randomUUID().toString();

    @RegisterExtension
    static final DeliveredCollector collector = DeliveredCollector.usual();

    @ParameterizedTest
    @ValueSource(strings = {"/batch", "/batch/", "/capture", "/capture/", "/e", "/e/", "/i/v0/e", "/i/v0/e/"})
    void postHogsPathsAreTaken(String path) {
        given().body("{\"api_key\":\"wk_demo\",\"batch\":[" + capture() + "]}")
                .post(path)
                .then()
                .statusCode(200)
                .header("X-Accepted", "1")
                .body("status", equalTo("Ok"));

        assertThat(names()).containsExactly("page_view");
    }

    @Test
    void gzipThatIsCalledTextIsInflated() {
        given().contentType("text/plain")
                .body(Gzipped.of("{\"api_key\":\"wk_demo\",\"batch\":[" + capture() + "]}"))
                .post("/e/?compression=gzip-js")
                .then()
                .statusCode(200);

        assertThat(names()).containsExactly("page_view");
    }

    @Test
    void base64InAFormIsRead() {
        String data = Base64.getEncoder().encodeToString(withKey().getBytes(StandardCharsets.UTF_8));
        given().config(RAW)
                .contentType("application/x-www-form-urlencoded")
                .body("data=" + URLEncoder.encode(data, StandardCharsets.UTF_8) + "&compression=base64")
                .post("/e/")
                .then()
                .statusCode(200);

        assertThat(names()).containsExactly("page_view");
    }

    @Test
    void gzipInBase64InAFormIsRead() {
        String data = Base64.getEncoder().encodeToString(Gzipped.of(withKey()));
        given().config(RAW)
                .contentType("application/x-www-form-urlencoded")
                .body("compression=gzip-js&data=" + URLEncoder.encode(data, StandardCharsets.UTF_8))
                .post("/e/")
                .then()
                .statusCode(200);

        assertThat(names()).containsExactly("page_view");
    }

    @Test
    void jsonInAFormIsRead() {
        given().config(RAW)
                .contentType("application/x-www-form-urlencoded")
                .body("data=" + URLEncoder.encode(withKey(), StandardCharsets.UTF_8))
                .post("/e/")
                .then()
                .statusCode(200);

        assertThat(names()).containsExactly("page_view");
    }

    @Test
    void base64InTheAddressIsRead() {
        given().queryParam("data", Base64.getEncoder().encodeToString(withKey().getBytes(StandardCharsets.UTF_8)))
                .get("/e/")
                .then()
                .statusCode(200);

        assertThat(names()).containsExactly("page_view");
    }

    @Test
    void whatIsWrappedMayNotGrowBeyondTheLimit() {
        String data = Base64.getEncoder().encodeToString(Gzipped.of(" ".repeat(Sender.BROWSER_BYTES + 1)));
        given().config(RAW)
                .contentType("application/x-www-form-urlencoded")
                .body("data=" + URLEncoder.encode(data, StandardCharsets.UTF_8))
                .post("/e/")
                .then()
                .statusCode(413);
    }

    @Test
    void withoutATokenNothingIsTaken() {
        given().body(capture()).post("/e/").then().statusCode(401);
    }

    @Test
    void historyNeedsAServerKey() {
        String body = "{\"api_key\":\"%s\",\"historical_migration\":true,\"batch\":["
                + capture().replace("}}", "},\"timestamp\":\"2012-12-02T00:30:08Z\"}") + "]}";

        given().body(body.formatted("wk_demo")).post("/batch/").then().statusCode(403);
        given().body(body.formatted("sk_demo"))
                .post("/batch/")
                .then()
                .statusCode(200)
                .header("X-Accepted", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flags", "/flags/", "/decide", "/decide/"})
    void thereAreNoFlags(String path) {
        given().body("{\"token\":\"wk_demo\",\"distinct_id\":\"x\"}")
                .post(path + "?v=2")
                .then()
                .statusCode(200)
                .body("flags", equalTo(Map.of()))
                .body("errorsWhileComputingFlags", equalTo(false));
    }

    @Test
    void postHogsSettingsLoadNothing() {
        given().get("/array/wk_demo/config")
                .then()
                .statusCode(200)
                .body("siteApps", equalTo(List.of()))
                .body("sessionRecording", equalTo(false));
        given().get("/array/wk_demo/config.js").then().statusCode(200).contentType("text/javascript");
    }

    @Test
    void snowplowsPostIsTaken() {
        given().body("{\"schema\":\"x\",\"data\":[" + pageView() + "]}")
                .post(TP2)
                .then()
                .statusCode(200)
                .header("X-Accepted", "1")
                .body(equalTo("ok"));

        assertThat(names()).containsExactly("page_view");
    }

    @Test
    void snowplowsBrowsersMayAskFirst() {
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,sp-anonymous")
                .options(TP2)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Credentials", "true")
                .header("Access-Control-Allow-Headers", containsString("sp-anonymous"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/i", "/ice.png"})
    void snowplowsPixelIsAnEventAndAPicture(String path) {
        given().queryParam("e", "pv")
                .queryParam("aid", "wk_demo")
                .queryParam("duid", visitor)
                .queryParam("url", "https://shop.example/?a=1&b=2")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("image/gif");

        assertThat(accepted())
                .singleElement()
                .satisfies(
                        written -> assertThat(written.getPage().getUrl()).isEqualTo("https://shop.example/?a=1&b=2"));
    }

    @Test
    void aPixelOfAnUnknownApplicationIsRefused() {
        given().get("/i?e=pv&aid=nobodys&duid=x").then().statusCode(401).contentType("image/gif");
    }

    @Test
    void aKeyInTheHeaderCountsBeforeTheApplication() {
        given().header("X-Write-Key", "wk_demo")
                .body("{\"data\":[" + pageView().replace("wk_demo", "my-shop") + "]}")
                .post(TP2)
                .then()
                .statusCode(200)
                .header("X-Accepted", "1");
    }

    private String capture() {
        return "{\"event\":\"$pageview\",\"distinct_id\":\"" + visitor + "\",\"properties\":{\"$lib\":\"web\"}}";
    }

    private String withKey() {
        return "[" + capture().replace("{\"$lib\"", "{\"token\":\"wk_demo\",\"$lib\"") + "]";
    }

    private String pageView() {
        return "{\"e\":\"pv\",\"aid\":\"wk_demo\",\"duid\":\"" + visitor + "\"}";
    }

    private List<String> names() {
        return accepted().stream().map(UserEvent::getEventName).toList();
    }

    private List<UserEvent> accepted() {
        return TopicReader.accepted(visitor);
    }
}
