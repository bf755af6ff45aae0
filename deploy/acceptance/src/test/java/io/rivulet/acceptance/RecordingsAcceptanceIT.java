package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clickstreams through the collector: the visits are the judge's, and those of plain SQL over the events stored. */
@WithFleet
class RecordingsAcceptanceIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    /** How many lines of the large ones are replayed, if any. */
    private static final int LINES = Integer.getInteger("rivulet.oracle.lines", 0);

    private final Fleet fleet;

    RecordingsAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.csv", "access-log.tsv"})
    void visitsOfASmallRecordingAreTheOraclesAndThoseOfPlainSql(String name) {
        judge(Replays.recording(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nasa_19950801.tsv.gz", "online_retail_to_2011-09-10.csv.gz"})
    void visitsOfALargeRecordingAreTheOraclesAndThoseOfPlainSql(String name) {
        assumeTrue(LINES > 0, "takes minutes: -Drivulet.oracle.lines=N replays N lines of it");
        Path data = Path.of(Optional.ofNullable(System.getenv("RIVULET_DATA")).orElse("../../../shared/data"));
        Path recording = data.resolve("clickstream").resolve(name);
        assumeTrue(Files.exists(recording), "the recording is not here: RIVULET_DATA names the folder of the data");
        judge(recording, "--limit", String.valueOf(LINES));
    }

    private void judge(Path recording, String... options) {
        Set<String> visitors = Trial.visitorsOf(fleet, () -> Replays.replay(fleet, recording, options));
        Trial trial = Trial.of(fleet, visitors);
        trial.awaitTheEnd(SOON);
        Outcome outcome = trial.judge();
        System.out.println(recording.getFileName() + ": " + outcome.summary());
        assertThat(outcome.visits()).isPositive();
        assertThat(outcome.differences()).isEmpty();
        PlainSql plainSql = new PlainSql(fleet.database());
        await("Postgres to have it all").atMost(SOON).untilAsserted(() -> {
            assertThat(plainSql.visits(visitors)).isEqualTo(outcome.visits());
            assertThat(plainSql.differences(visitors)).isEqualTo(List.of());
        });
    }
}
