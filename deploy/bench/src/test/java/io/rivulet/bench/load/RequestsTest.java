package io.rivulet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.000Z");

    @Test
    void oneEventIsAsLargeAsThoseOfTheTargets() {
        assertThat(averageBody(1)).isBetween(600, 680);
    }

    @Test
    void tenEventsAreAsLargeAsThoseOfTheTargets() {
        assertThat(averageBody(10)).isBetween(5200, 6000);
    }

    @Test
    void everyEventHasAnIdOfItsOwn() throws IOException {
        var requests = new Requests("/path", "key", 10, NOW, 1);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            for (JsonNode event : new ObjectMapper().readTree(body(requests)).path("events")) {
                ids.add(event.path("eventId").asText());
            }
        }
        assertThat(ids).hasSize(10_000);
    }

    private static int averageBody(int perRequest) {
        var requests = new Requests("/path", "key", perRequest, NOW, 1);
        int bytes = 0;
        for (int i = 0; i < 1000; i++) {
            bytes += body(requests).length();
        }
        return bytes / 1000;
    }

    private static String body(Requests requests) {
        String all = StandardCharsets.US_ASCII.decode(requests.next()).toString();
        String body = all.substring(all.indexOf("\r\n\r\n") + 4);
        assertThat(all).contains("Content-Length: " + body.length() + "\r\n");
        return body;
    }
}
