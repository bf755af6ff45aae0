package io.rivulet.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.acceptance.Database.SessionRow;
import io.rivulet.acceptance.Database.Sums;
import io.rivulet.deploy.local.replay.ReplayResult;
import io.rivulet.deploy.local.replay.Verification;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nine months of a real shop, in part: cancellations, returns, equal lines, unknown customers. */
@WithFleet
class ShopRecordingAcceptanceIT {

    private static final Path RECORDING = Replays.recording("shop.csv");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Fleet fleet;
    private final List<Line> lines = read();

    ShopRecordingAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    /** A line of the file, read without any of the replay's code. */
    private record Line(String visitor, LocalDateTime at, BigDecimal quantity, BigDecimal amount) {

        boolean isSale() {
            return quantity.signum() >= 0 && amount.signum() >= 0;
        }
    }

    @Test
    void everyLineIsStoredOnceTheSumsAreTheFilesAndASecondReplayChangesNothing() {
        ReplayResult first = Replays.replay(fleet, RECORDING);

        long sales = lines.stream().filter(Line::isSale).count();
        long events = sales * 3 + (lines.size() - sales);
        assertThat(first.stopped()).isEmpty();
        assertThat(first.accepted()).isEqualTo(events);
        assertThat(first.rejected()).isZero();
        Sums expected = new Sums(events, events, sales, sum());
        await().atMost(SOON).untilAsserted(() -> assertSums(expected));
        await().atMost(SOON).untilAsserted(() -> assertThat(sessions()).isEqualTo(plainSessions()));

        ReplayResult second = Replays.replay(fleet, RECORDING);

        assertThat(second.accepted()).isEqualTo(events);
        Fence.after(fleet);
        assertSums(expected);
        assertThat(sessions()).isEqualTo(plainSessions());
    }

    @Test
    void replayThatVerifiesItselfAgreesWithTheQueryApi() {
        ReplayResult result = Replays.replay(fleet, RECORDING, "--verify");

        Verification verification = requireNonNull(result.verification());
        assertThat(verification.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.fleet()).as(row.name()).isEqualByComparingTo(row.file()));
        assertThat(result.flawless()).isTrue();
    }

    private void assertSums(Sums expected) {
        List<Sums> stored = visitors().stream().map(fleet.database()::sums).toList();
        assertThat(stored.stream().mapToLong(Sums::rows).sum()).isEqualTo(expected.rows());
        assertThat(stored.stream().mapToLong(Sums::ids).sum()).isEqualTo(expected.ids());
        assertThat(stored.stream().mapToLong(Sums::purchases).sum()).isEqualTo(expected.purchases());
        assertThat(stored.stream().map(Sums::revenue).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(expected.revenue());
    }

    private BigDecimal sum() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> visitors() {
        return lines.stream().map(Line::visitor).distinct().toList();
    }

    private Map<String, List<SessionRow>> sessions() {
        Map<String, List<SessionRow>> sessions = new TreeMap<>();
        visitors().forEach(visitor -> sessions.putAll(fleet.database().sessions(visitor)));
        return sessions;
    }

    private Map<String, List<SessionRow>> plainSessions() {
        PlainSessions sessions = new PlainSessions();
        for (Line line : lines) {
            for (int i = 0; i < (line.isSale() ? 3 : 1); i++) {
                sessions.event(line.visitor(), line.at().toInstant(ZoneOffset.UTC));
            }
        }
        return sessions.cut();
    }

    private static List<Line> read() {
        try {
            return Files.readAllLines(RECORDING).stream()
                    .skip(1)
                    // Only descriptions are quoted, and nothing here needs them.
                    .map(line -> line.replaceAll("\".*\"", "").split(",", -1))
                    .map(fields -> new Line(
                            fields[6].isEmpty() ? "invoice-" + fields[0] : "customer-" + fields[6].replace(".0", ""),
                            LocalDateTime.parse(fields[4].replace(' ', 'T')),
                            new BigDecimal(fields[3]),
                            new BigDecimal(fields[3]).multiply(new BigDecimal(fields[5]))))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
