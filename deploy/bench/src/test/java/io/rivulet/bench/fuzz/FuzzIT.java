package io.rivulet.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** As much as a build has time for; {@code deploy/bench/run fuzz} sends a million. */
class FuzzIT {

    @Test
    void whateverIsSentTheCollectorAnswersCountsAndForgets() throws InterruptedException {
        FuzzReport report = new FuzzRun(1, 0, 25_000, line -> {}).run(List.of());

        assertThat(report.complaints()).as(report.text()).isEmpty();
        assertThat(report.requests()).isEqualTo(25_000);
        // A run in which nothing gets through proves nothing.
        assertThat(report.accepted()).isPositive();
        assertThat(report.rejected()).isPositive();
    }
}
