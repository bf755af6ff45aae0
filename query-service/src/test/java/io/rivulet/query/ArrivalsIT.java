package io.rivulet.query;

import static io.restassured.RestAssured.given;
import static io.rivulet.query.Asking.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.rivulet.backing.BackingResource;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as it is delivered, asked by those who mean no good; whatever they send, it lives on. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class ArrivalsIT {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final String HEAD =
            " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer admin-of-tests\r\nContent-Type: application/json\r\n";

    @Test
    void objectsWithoutEndFillNoMemory() {
        asAdmin()
                .contentType("application/json")
                .body("{\"metrics\":[" + "{\"\":0},".repeat(250_000) + "0]}")
                .post("/api/v2/query")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("more values"));
        asAdmin().get("/api/me").then().statusCode(200);
    }

    @Test
    void bodyBeyondTwoMegabytesIs413() throws IOException {
        assertThat(answer("POST /api/v2/query" + HEAD + "Content-Length: 2097153\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void bodyThatIsNoJsonSaysWhere() {
        asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"x\",\n\"role\" \"ANALYST\"}")
                .post("/api/tokens")
                .then()
                .statusCode(400)
                .body("detail", is("The body is not JSON: see line 2, column 8."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v2/query", "/nothing", "/q/health/live"})
    void whatFollowsOnARequestThatHasALengthAndChunksIsNobodys(String path) throws IOException {
        String answer = answer("POST " + path + HEAD
                + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\nGET /api/me" + HEAD
                + "\r\n");

        assertThat(answer).containsOnlyOnce("HTTP/1.1 ").containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @Test
    void bodyThatNeverComesKeepsNobody() throws IOException {
        assertThat(answer("POST /api/v2/query" + HEAD + "Content-Length: 100\r\n\r\n{"))
                .doesNotContain("200");
    }

    @Test
    void hundredsOfBodiesThatNeverComeKeepNobodyFromAsking() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket("localhost", RestAssured.port);
                slow.add(socket);
                write(socket, "POST /api/v2/query" + HEAD + "Content-Length: 100\r\n\r\n{");
            }
            asAdmin().get("/api/me").then().statusCode(200);
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> asAdmin()
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/tokens")
                        .then()
                        .statusCode(400));
    }

    @Test
    void contentTypeThatIsNoneIs415() {
        given().header("Content-Type", "text/")
                .put("/api/analytics/costs")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("violations[0].field", is("Content-Type"));
    }

    /** Everything that comes until the service closes the connection. */
    private static String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
