package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.acceptance.Database.SessionRow;
import io.rivulet.acceptance.Database.Sums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleet is stopped and started as a whole: it knows what it knew. */
@WithFleet
class RestartAcceptanceIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int EVENTS = 60;

    private final Fleet fleet;
    private final String visitor = "returner-" + UUID.randomUUID();

    RestartAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    void stateSurvivesAndDuplicatesAreStillKnown(@TempDir Path folder) throws IOException {
        Path recording = recording(folder);
        assertThat(Replays.replay(fleet, recording).accepted()).isEqualTo(EVENTS);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(fleet.database().sums(visitor).rows()).isEqualTo(EVENTS));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(fleet.database().sessions(visitor).get(visitor))
                                .extracting(SessionRow::events)
                                .containsExactly(EVENTS));
        awaitWholeProfile();
        JsonNode profileBefore = profile();
        Sums sumsBefore = fleet.database().sums(visitor);
        var sessionsBefore = fleet.database().sessions(visitor);

        fleet.restart();

        await().atMost(SOON).untilAsserted(() -> assertThat(profile()).isEqualTo(profileBefore));
        assertThat(fleet.database().sums(visitor)).isEqualTo(sumsBefore);
        assertThat(Replays.replay(fleet, recording).accepted()).isEqualTo(EVENTS);
        Fence.after(fleet);
        assertThat(fleet.database().sums(visitor)).isEqualTo(sumsBefore);
        assertThat(fleet.database().sessions(visitor)).isEqualTo(sessionsBefore);
        assertThat(profile()).isEqualTo(profileBefore);
    }

    private void awaitWholeProfile() {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(profile().path("events").asInt()).isEqualTo(EVENTS));
    }

    private JsonNode profile() {
        return fleet.query().insights(visitor).orElseThrow().path("profile");
    }

    private Path recording(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            lines.add(
                    "{\"eventId\":\"" + visitor + "-" + n + "\",\"eventType\":\"page_view\",\"visitorId\":\"" + visitor
                            + "\",\"timestamp\":\"2026-04-01T10:" + (n < 10 ? "0" : "") + n
                            + ":00Z\",\"pageUrl\":\"https://shop.example/" + n + "\"}");
        }
        return Files.write(folder.resolve("events.jsonl"), lines);
    }
}
