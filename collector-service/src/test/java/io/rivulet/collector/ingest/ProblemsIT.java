package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.rivulet.backing.BackingResource;
import io.rivulet.collector.site.Sender;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = BackingResource.class,
        initArgs = @ResourceArg(name = "services", value = "kafka,registry"))
class ProblemsIT {

    private static final String EVENTS = "/api/analytics/events";
    private static final String CLICK = "{\"eventType\":\"click\",\"visitorId\":\"ada\"}";

    @Test
    void badJson() {
        problem(send("{\"events\":[" + CLICK), 400, "bad-json").body("detail", containsString("line 1"));
    }

    @Test
    void noBody() {
        problem(given().header("X-Write-Key", "wk_demo").post(EVENTS), 400, "bad-json");
    }

    @Test
    void jsonOfAnotherForm() {
        problem(send("{\"events\":7}"), 400, "bad-body").body("violations[0].field", equalTo("/events"));
    }

    @Test
    void brokenGzip() {
        problem(
                given().header("X-Write-Key", "wk_demo")
                        .contentType("a/b")
                        .body(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0})
                        .post(EVENTS),
                400,
                "bad-gzip");
    }

    @Test
    void noKey() {
        problem(given().body(CLICK).post(EVENTS), 401, "unknown-key")
                .header("WWW-Authenticate", containsString("WriteKey"))
                .body("violations[0].detail", containsString("writeKey or apiKey in the body"));
    }

    @Test
    void noKeyInPostHogsWords() {
        problem(given().body("{\"batch\":[]}").post("/batch"), 401, "unknown-key")
                .body("violations[0].detail", containsString("api_key or token in the body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wk_demo2", "WK_DEMO", " ", "wk_demo,sk_demo"})
    void anUnknownKey(String key) {
        problem(given().header("X-Write-Key", key).body(CLICK).post(EVENTS), 401, "unknown-key")
                .body("violations[0].detail", containsString("X-Write-Key"));
    }

    @Test
    void anUnknownKeyInTheBody() {
        problem(given().body("{\"writeKey\":\"nope\",\"events\":[]}").post(EVENTS), 401, "unknown-key");
    }

    @Test
    void basicThatIsNoBase64() {
        problem(given().header("Authorization", "Basic ???").body(CLICK).post(EVENTS), 401, "unknown-key");
    }

    @Test
    void aPageOfAnotherOrigin() {
        problem(
                        given().header("X-Write-Key", "wk_shop")
                                .header("Origin", "https://evil.example")
                                .body(CLICK)
                                .post(EVENTS),
                        403,
                        "origin-not-allowed")
                .header("Access-Control-Allow-Origin", "https://evil.example");
    }

    @Test
    void anImportWithAWriteKey() {
        problem(send("{\"metadata\":{\"import\":true},\"events\":[" + CLICK + "]}"), 403, "import-not-allowed")
                .body("violations[0].field", equalTo("/metadata/import"));
    }

    @Test
    void aPathThatIsNone() {
        problem(given().get("/nowhere"), 404, "not-found").body("instance", equalTo("/nowhere"));
        problem(given().body(CLICK).post("/q/nowhere"), 404, "not-found");
    }

    @Test
    void aMethodThatIsNotForThePath() {
        problem(given().get(EVENTS), 405, "method-not-allowed").header("Allow", "POST, OPTIONS");
        problem(given().body(CLICK).put(EVENTS), 405, "method-not-allowed");
    }

    @Test
    void oneByteTooMuch() {
        problem(send(" ".repeat(Sender.BROWSER_BYTES + 1)), 413, "body-too-large");
        problem(
                given().header("X-Write-Key", "sk_demo")
                        .body(" ".repeat(Sender.SERVER_BYTES + 1))
                        .post(EVENTS),
                413,
                "body-too-large");
    }

    @Test
    void oneByteTooMuchOnceInflated() {
        problem(
                given().header("X-Write-Key", "wk_demo")
                        .contentType("a/b")
                        .body(Gzipped.of(" ".repeat(Sender.BROWSER_BYTES + 1)))
                        .post(EVENTS),
                413,
                "body-too-large");
    }

    @Test
    void tooMuchWithoutSayingHowMuch() throws IOException {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + EVENTS
                            + " HTTP/1.1\r\nHost: x\r\nX-Write-Key: wk_demo\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 20; i++) {
                out.write(chunk);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();

            byte[] answer = new byte[64];
            int read = socket.getInputStream().readNBytes(answer, 0, answer.length);
            assertThat(new String(answer, 0, read, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aHostThatIsNone() throws IOException {
        assertThat(answerTo(EVENTS, "sh{op")).startsWith("HTTP/1.1 400 ").contains("urn:rivulet:problem:bad-request");
    }

    @Test
    void aPathThatDoesNotStartAtTheRoot() throws IOException {
        assertThat(answerTo("-analytics/collect", "shop.example"))
                .startsWith("HTTP/1.1 404 ")
                .contains("urn:rivulet:problem:not-found");
    }

    private static String answerTo(String path, String host) throws IOException {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: " + host
                            + "\r\nX-Write-Key: wk_demo\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aBodyThatNeverEnds() throws IOException {
        try (Socket socket = connected()) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST " + EVENTS + " HTTP/1.1\r\nHost: x\r\nX-Write-Key: wk_demo\r\nContent-Length: 100000\r\n\r\n"
                                    + "{\"events\":[")
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            // All of it: the connection is closed as well.
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("urn:rivulet:problem:body-timeout");
        }
        assertThat(given().get("/q/metrics").asString()).contains("rivulet_collector_in_flight_bytes 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?writeKey=wk_demo", "?writeKey="})
    void anEmptyKeyHidesNoOther(String query) throws IOException {
        try (Socket socket = connected()) {
            socket.setSoTimeout(20_000);
            String body = "{\"writeKey\":\"wk_demo\",\"events\":[]}";
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + EVENTS + query + " HTTP/1.1\r\nHost: x\r\nX-Write-Key:\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            String answer = new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
            // Kafka may not be ready yet: the key is what is asked for.
            assertThat(answer).isIn("HTTP/1.1 202 ", "HTTP/1.1 503 ");
        }
    }

    @Test
    void whoAsksFirstIsToldToContinue() throws IOException {
        try (Socket socket = connected()) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + EVENTS + " HTTP/1.1\r\nHost: x\r\nX-Write-Key: wk_demo\r\nExpect: 100-continue\r\n"
                            + "Content-Length: 2\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            String answer = new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 100 ");
        }
    }

    @Test
    void oneEventTooMany() {
        problem(
                send("{\"events\":[" + String.join(",", Collections.nCopies(BodyReader.MAX_EVENTS + 1, CLICK)) + "]}"),
                413,
                "too-many-events");
    }

    @Test
    void anEncodingThatIsNotKnown() {
        problem(
                        given().header("X-Write-Key", "wk_demo")
                                .header("Content-Encoding", "br")
                                .body(CLICK)
                                .post(EVENTS),
                        415,
                        "unknown-encoding")
                .body("violations[0].field", equalTo("Content-Encoding"));
    }

    private static Socket connected() throws IOException {
        URI url = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        return new Socket(url.getHost(), url.getPort());
    }

    private static Response send(String body) {
        return given().header("X-Write-Key", "wk_demo").body(body).post(EVENTS);
    }

    private static ValidatableResponse problem(Response response, int status, String slug) {
        assertThat(response.asString()).doesNotContain("io.rivulet", "com.fasterxml", "java.", "Exception");
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rivulet:problem:" + slug))
                .body("status", equalTo(status));
    }
}
