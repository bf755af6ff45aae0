package io.rivulet.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The collector as it is delivered, among clients that mean no good; whatever they do, it lives on and forgets them. */
class HostileIT {

    private static final String POST = "POST /api/analytics/events HTTP/1.1\r\nHost: x\r\nX-Write-Key: wk_demo\r\n";
    private static final int CONNECTIONS = 80;
    private static final int LARGE_BODIES = Integer.getInteger("rivulet.test.large-bodies", 60);

    @RegisterExtension
    static final DeliveredCollector collector = DeliveredCollector.with(Map.of(
            "rivulet.body-timeout", "PT1S",
            "quarkus.http.idle-timeout", "2S",
            "quarkus.http.limits.max-connections", String.valueOf(CONNECTIONS)));

    @AfterEach
    void nothingIsLeft() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(collector.get("/q/metrics").body())
                        .contains("rivulet_collector_in_flight_bytes 0.0"));
    }

    private static Socket connected() throws IOException {
        Socket socket = collector.connected();
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** All that is answered until the connection is closed. */
    private static String answer(String sent) throws IOException {
        try (Socket socket = connected()) {
            write(socket, sent);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void anAddressWithoutEndIsRefused() throws IOException {
        assertThat(answer("POST /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.0 414 ");
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        assertThat(answer(POST + "X-A: b\r\n".repeat(4000) + "\r\n")).startsWith("HTTP/1.1 431 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: -1", "Content-Length: 2\r\nContent-Length: 3", "Content-Length: two"})
    void aLengthThatIsNoneIsRefused(String header) throws IOException {
        assertThat(answer(POST + header + "\r\n\r\n{}")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void whatFollowsAShortLengthIsNoPartOfTheBody() throws IOException {
        String answer = answer(POST + "Content-Length: 2\r\n\r\n[]}}}}GET / HTTP/1.1\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 202 ")
                .contains("\"accepted\":0")
                .contains("HTTP/1.0 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "DELETE", "PATCH", "NONSENSE"})
    void otherMethodsAreRefused(String method) throws IOException {
        assertThat(answer(method + " /api/analytics/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .contains("urn:rivulet:problem:method-not-allowed", "Allow: POST, OPTIONS");
    }

    @Test
    void chunksWithoutEndHaveATimeToo() throws IOException {
        try (Socket socket = connected()) {
            write(socket, POST + "Transfer-Encoding: chunked\r\n\r\n");
            assertThat(trickle(socket, "1\r\n \r\n")).contains("urn:rivulet:problem:body-timeout");
        }
    }

    /** Sends a little every tenth of a second until the connection is closed; what was answered. */
    private static String trickle(Socket socket, String little) throws IOException {
        var answer = new ByteArrayOutputStream();
        socket.setSoTimeout(100);
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        byte[] buffer = new byte[4096];
        while (System.nanoTime() < end) {
            try {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    break;
                }
                answer.write(buffer, 0, read);
            } catch (SocketTimeoutException nothingYet) {
                try {
                    write(socket, little);
                } catch (SocketException closed) {
                    break;
                }
            } catch (SocketException closed) {
                break;
            }
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void whoSaysNothingIsLetGo() throws IOException {
        long start = System.nanoTime();
        assertThat(answer("")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void requestsInOneGoAreAnsweredInTheirOrder() throws IOException {
        String answer = answer(POST + "Content-Length: 2\r\n\r\n[]" + POST + "Content-Length: 1\r\n\r\n[" + POST
                + "Connection: close\r\nContent-Length: 2\r\n\r\n[]");

        assertThat(answer.split("HTTP/1.1 ", -1))
                .hasSize(4)
                .satisfiesExactly(
                        before -> assertThat(before).isEmpty(),
                        first -> assertThat(first).startsWith("202 "),
                        second -> assertThat(second).startsWith("400 "),
                        third -> assertThat(third).startsWith("202 "));
    }

    @Test
    void moreConnectionsThanAllowedAreClosedAndTheOthersServed() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS + 20; i++) {
                sockets.add(connected());
            }
            int closed = 0;
            int open = 0;
            for (Socket socket : sockets) {
                socket.setSoTimeout(50);
                try {
                    closed += socket.getInputStream().read() < 0 ? 1 : 0;
                } catch (SocketTimeoutException silent) {
                    open++;
                } catch (SocketException reset) {
                    closed++;
                }
            }
            assertThat(closed).isGreaterThanOrEqualTo(20);
            assertThat(open).isPositive();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        assertThat(answer(POST + "Connection: close\r\nContent-Length: 2\r\n\r\n[]"))
                .startsWith("HTTP/1.1 202 ");
    }

    @Test
    void streamsThatAreResetAsFastAsTheyAreOpenedEndTheConnection() throws IOException {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(frame(4, 0, 0, new byte[0]));
            // POST, http, a path of three letters, no body yet.
            byte[] headers = {(byte) 0x83, (byte) 0x86, 0x44, 4, '/', 'a', 'p', 'i'};
            try {
                for (int stream = 1; stream < 4000; stream += 2) {
                    out.write(frame(1, 4, stream, headers));
                    out.write(frame(3, 0, stream, new byte[] {0, 0, 0, 8}));
                }
                out.flush();
                // Its last words, then the end.
                assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
            } catch (SocketException closed) {
                assertThat(closed).isNotNull();
            }
        }
        assertThat(collector.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) 0)
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    @Test
    void largeBodiesAtOnceAreTakenOrSentAwayAndFillNoMemory() throws Exception {
        var http = HttpClient.newHttpClient();
        String event = "{\"eventType\":\"click\",\"visitorId\":\"v\",\"p\":\"" + "x".repeat(20_000) + "\"},";
        String body = "[" + event.repeat(180) + "{}]";
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, LARGE_BODIES)
                .mapToObj(i -> http.sendAsync(
                        HttpRequest.newBuilder(URI.create(collector.url() + "/api/analytics/events"))
                                .header("X-Write-Key", "sk_demo")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();

        List<Integer> statuses = new ArrayList<>();
        for (var answer : answers) {
            // A connection too many is closed without a word.
            statuses.add(answer.handle((response, failed) -> failed == null ? response.statusCode() : 0)
                    .get());
        }

        assertThat(statuses).isSubsetOf(0, 202, 408, 503);
        assertThat(collector.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyWhoseEndIsNotToBeFoundIsRefusedAndTheConnectionClosed() throws IOException {
        assertThat(answer(POST + "Transfer-Encoding: gzip\r\n\r\n{}")).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/analytics/events", "/nothing", "/api/analytics/redrive", "/q/health/live"})
    void whatFollowsOnARequestThatHasALengthAndChunksIsNobodys(String path) throws IOException {
        String answer = answer("POST " + path
                + " HTTP/1.1\r\nHost: x\r\nX-Write-Key: wk_demo\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\n[]\r\n0\r\n\r\nGET /q/openapi HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).containsOnlyOnce("HTTP/1.1 ").containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/api/analytics/redrive", "/api/analytics/rejected", "/flags", "/v1/pixel/track"})
    void aBodyThatNobodyReadsDoesNotHoldUpTheNextRequest(String path) throws IOException {
        String large =
                "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(1_000_000);

        assertThat(answer(large + "GET /q/health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains("\"status\": \"UP\"");
    }
}
