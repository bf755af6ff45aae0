package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.acceptance.Database.Sums;
import io.rivulet.deploy.local.Part;
import io.rivulet.deploy.local.replay.ReplayResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any part may die at any moment: nothing that was acknowledged is lost, and nothing counts twice. */
@WithFleet
class KilledAmidAReplayAcceptanceIT {

    private static final int VISITORS = 40;
    private static final int EVENTS_EACH = 30;
    private static final int EVENTS = VISITORS * EVENTS_EACH;
    private static final int EVENTS_A_SECOND = 200;
    private static final Duration SOON = Duration.ofSeconds(90);

    private final Fleet fleet;
    private final PlainSessions plainSessions = new PlainSessions();
    private BigDecimal earned = BigDecimal.ZERO;
    private long purchases;

    KilledAmidAReplayAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    /** All that may die, each once; or those named by a property, so often. */
    static Stream<Part> victims() {
        List<Part> parts = Stream.of(
                        System.getProperty("rivulet.kill.parts", "KAFKA,COLLECTOR,SESSIONIZER,PROFILE,SCORING,QUERY")
                                .split(","))
                .map(Part::valueOf)
                .toList();
        return Stream.generate(() -> parts)
                .limit(Integer.getInteger("rivulet.kill.rounds", 1))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("victims")
    void totalsAreTheFilesWhoeverIsKilled(Part part, @TempDir Path folder) throws Exception {
        String visitors = "survivor-" + part.title() + "-" + UUID.randomUUID();
        Path recording = recording(folder, visitors);
        fleet.awaitThatItMayDieAgain(part);
        long pid = fleet.pid(part);
        CompletableFuture<ReplayResult> replay = CompletableFuture.supplyAsync(
                () -> Replays.replay(fleet, recording, "--rate", String.valueOf(EVENTS_A_SECOND), "--batch", "20"));
        await("the replay to be under way")
                .atMost(SOON)
                .until(() -> fleet.database().sums(visitors + "%").rows() >= EVENTS / 10);

        fleet.kill(part);

        assertThat(replay).as("the kill came before the end").isNotDone();
        fleet.awaitBack(part, pid);
        ReplayResult result = replay.get(4, TimeUnit.MINUTES);
        assertThat(result.stopped()).isEmpty();
        assertThat(result.accepted()).isEqualTo(EVENTS);
        assertThat(result.rejected()).isZero();
        await().atMost(SOON).untilAsserted(() -> assertTotals(visitors));
        Fence.after(fleet);
        assertTotals(visitors);
        // What is asked of the stores has survived as well.
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(fleet.query().insights(visitors + "-0")).isPresent());
    }

    private void assertTotals(String visitors) {
        Sums sums = fleet.database().sums(visitors + "%");
        assertThat(sums.rows()).as("rows").isEqualTo(EVENTS);
        assertThat(sums.ids()).as("ids").isEqualTo(EVENTS);
        assertThat(sums.purchases()).as("purchases").isEqualTo(purchases);
        assertThat(sums.revenue()).as("revenue").isEqualByComparingTo(earned);
        assertThat(fleet.database().sessions(visitors + "%")).isEqualTo(plainSessions.cut());
    }

    /** Visitors in turn, each with a pause of more than 30 minutes now and then; every fifth event is a purchase. */
    private Path recording(Path folder, String visitors) throws IOException {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < EVENTS_EACH; n++) {
            for (int v = 0; v < VISITORS; v++) {
                String visitor = visitors + "-" + v;
                Instant at = start.plus(Duration.ofMinutes(5L * n + 40L * (n / (3 + v % 7))));
                plainSessions.event(visitor, at);
                lines.add(event(visitor, n, at));
            }
        }
        return Files.write(folder.resolve("events.jsonl"), lines);
    }

    private String event(String visitor, int n, Instant at) {
        boolean sale = n % 5 == 4;
        BigDecimal revenue = BigDecimal.valueOf(100L * n + 99, 2);
        if (sale) {
            purchases++;
            earned = earned.add(revenue);
        }
        return "{\"eventId\":\"" + visitor + "-" + n + "\",\"eventType\":\"" + (sale ? "purchase" : "page_view")
                + "\",\"visitorId\":\"" + visitor + "\",\"timestamp\":\"" + at + "\",\"sequence\":" + n
                + ",\"pageUrl\":\"https://shop.example/" + n + "\""
                + (sale ? ",\"properties\":{\"revenue\":\"" + revenue + "\",\"currency\":\"EUR\"}" : "") + "}";
    }
}
