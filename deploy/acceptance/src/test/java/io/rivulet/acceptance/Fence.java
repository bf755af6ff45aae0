package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Proves that nothing is still on its way: an event of its own in every partition, sent after all others, has passed. What
 * was sent before has then been counted or dropped, so that “nothing changed” can be said.
 */
final class Fence {

    /**
     * Enough to meet every pair of one of the ten partitions that events come in by and one of the eight they leave by,
     * but for once in a hundred thousand.
     */
    private static final int VISITORS = 600;

    private Fence() {}

    /** Returns when everything that was acknowledged before is in Postgres. */
    static void after(Fleet fleet) {
        String fence = "fence-" + UUID.randomUUID();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            lines.add("{\"eventId\":\"" + fence + "-" + i + "\",\"eventType\":\"heartbeat\",\"visitorId\":\"" + fence
                    + "-" + i + "\",\"timestamp\":\"2026-01-01T00:00:00Z\"}");
        }
        try {
            Path file = Files.createTempFile("rivulet-fence-", ".jsonl");
            Files.write(file, lines);
            assertThat(Replays.replay(fleet, file).accepted()).isEqualTo(VISITORS);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the fence to pass")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(fleet.database().sums(fence + "%").rows()).isEqualTo(VISITORS));
    }
}
