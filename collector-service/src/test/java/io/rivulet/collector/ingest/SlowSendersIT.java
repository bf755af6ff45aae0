package io.rivulet.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Senders who fill the memory with bodies that they never finish must not keep the others out until their time is over. */
class SlowSendersIT {

    private static final Duration BODY_TIMEOUT = Duration.ofMinutes(2);
    private static final int SENDERS = 80;
    private static final int BYTES = 490_000;

    @RegisterExtension
    static final DeliveredCollector collector =
            DeliveredCollector.with(Map.of("rivulet.body-timeout", BODY_TIMEOUT.toString()));

    @Test
    void whoIsSlowMakesWayForOthers() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int sender = 0; sender < SENDERS; sender++) {
                slow.add(begun());
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(inFlight()).isGreaterThan(20_000_000));

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(answer()).contains(" 202 "));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Has sent nearly all of a body, and says nothing more. */
    private static Socket begun() throws IOException {
        Socket socket = collector.connected();
        socket.getOutputStream()
                .write(("POST /api/analytics/events HTTP/1.1\r\nHost: x\r\nContent-Length: " + (BYTES + 9_000)
                                + "\r\n\r\n" + " ".repeat(BYTES))
                        .getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    /** The head of the answer to somebody who means well, and sends more than the crumbs that the others have left. */
    private static String answer() throws IOException {
        String event = "{\"eventType\":\"click\",\"visitorId\":\"v\",\"properties\":{\"note\":\"" + "x".repeat(20_000)
                + "\"}}";
        String events = "[" + String.join(",", Collections.nCopies(10, event)) + "]";
        try (Socket socket = collector.connected()) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(
                            ("POST /api/analytics/events HTTP/1.1\r\nHost: x\r\nX-Write-Key: wk_demo\r\nConnection: close\r\n"
                                            + "Content-Length: " + events.length() + "\r\n\r\n" + events)
                                    .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(40), StandardCharsets.ISO_8859_1);
        }
    }

    private static double inFlight() {
        return collector
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("rivulet_collector_in_flight_bytes "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
