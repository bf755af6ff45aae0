package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetStatusTest {

    private static final Optional<ProcessHandle> SOMEONE = Optional.of(ProcessHandle.current());

    @Test
    void watchedAndHealthyInAllPartsItIsHealthy() {
        FleetStatus status = new FleetStatus(SOMEONE, List.of(row(SOMEONE, true)));

        assertThat(status.allHealthy()).isTrue();
        assertThat(verdict(status)).contains(" healthy ").doesNotContain("not");
    }

    @Test
    void healthyPartsOfALauncherThatWasKilledAreUnwatchedAndNotAllIsWell() {
        FleetStatus status = new FleetStatus(Optional.empty(), List.of(row(SOMEONE, true)));

        assertThat(status.allHealthy()).isFalse();
        assertThat(verdict(status)).contains("unwatched");
        assertThat(status.table()).contains("deploy/local/up --stop");
    }

    @Test
    void onePartThatIsNotReadyMakesAllNotHealthy() {
        FleetStatus status = new FleetStatus(SOMEONE, List.of(row(SOMEONE, true), row(SOMEONE, false)));

        assertThat(status.allHealthy()).isFalse();
        assertThat(verdict(status)).contains("not healthy");
    }

    @Test
    void whereNothingRunsNothingIsUnwatched() {
        FleetStatus status = new FleetStatus(Optional.empty(), List.of(row(Optional.empty(), false)));

        assertThat(status.allHealthy()).isFalse();
        assertThat(status.table()).doesNotContain("unwatched").doesNotContain("--stop");
    }

    private static FleetStatus.Row row(Optional<ProcessHandle> process, boolean healthy) {
        return new FleetStatus.Row(Part.QUERY, 8090, process, healthy, 1 << 20);
    }

    private static String verdict(FleetStatus status) {
        return status.table()
                .lines()
                .filter(line -> line.startsWith("  all "))
                .findFirst()
                .orElseThrow();
    }
}
