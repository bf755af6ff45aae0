package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clickstreams through the collector: the visits are the judge's, and those of plain SQL over the events stored. */
@WithFleet
class RecordingsAcceptanceIT {

    private static final Duration SOON = Duration.ofMinutes(2);

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
        judge(Replays.largeRecording(name), "--limit", String.valueOf(Replays.LARGE_LINES));
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
