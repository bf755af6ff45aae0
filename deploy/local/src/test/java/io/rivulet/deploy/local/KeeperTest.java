package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Keeper> kept = new ArrayList<>();

    @AfterEach
    void stop() {
        kept.forEach(keeper -> keeper.stop(SOON));
    }

    @Test
    void aProcessThatIsKilledIsStartedAgainAndItsSignalIsTold() {
        Keeper keeper = keeperOf(() -> true, "sleep", "60");
        keeper.start();
        awaitState(keeper, PartState.HEALTHY);
        ProcessHandle first = pidFile().running().orElseThrow();

        keeper.kill();

        await().atMost(SOON)
                .until(() -> pidFile().running().filter(p -> !p.equals(first)).isPresent());
        assertThat(said).containsExactly("query-service died (signal 9), restarting");
        awaitState(keeper, PartState.HEALTHY);
    }

    @Test
    void aProcessThatEndsBeforeItIsHealthyIsGivenUpAtOnce() {
        Keeper keeper = keeperOf(() -> false, "sh", "-c", "exit 3");
        keeper.start();

        awaitState(keeper, PartState.GIVEN_UP);
        assertThat(keeper.failure())
                .hasValueSatisfying(reason -> assertThat(reason).contains("exit code 3"));
    }

    @Test
    void aProcessThatIgnoresTheRequestToStopIsKilledWhenTheTimeIsUp() {
        Keeper keeper = keeperOf(() -> true, "sh", "-c", "trap '' TERM; while :; do sleep 1; done");
        keeper.start();
        awaitState(keeper, PartState.HEALTHY);
        ProcessHandle process = pidFile().running().orElseThrow();

        keeper.stop(Duration.ofSeconds(1));

        assertThat(process.isAlive()).isFalse();
        assertThat(keeper.state()).isEqualTo(PartState.STOPPED);
        assertThat(pidFile().path()).doesNotExist();
    }

    @Test
    void aStoppedPartStaysStopped() {
        Keeper keeper = keeperOf(() -> true, "sleep", "60");
        keeper.start();
        awaitState(keeper, PartState.HEALTHY);

        keeper.stop(SOON);

        assertThat(said).isEmpty();
        assertThat(keeper.state()).isEqualTo(PartState.STOPPED);
        assertThat(keeper.failure()).isEmpty();
    }

    private Keeper keeperOf(BooleanSupplier ready, String... command) {
        Child child = new ProgramChild(() -> new ProcessBuilder(command), folder.resolve("log"));
        Keeper keeper = new Keeper(Part.QUERY, child, ready, () -> true, pidFile(), progress());
        kept.add(keeper);
        return keeper;
    }

    private PidFile pidFile() {
        return new PidFile(folder.resolve("pid"));
    }

    private static void awaitState(Keeper keeper, PartState state) {
        await().atMost(SOON).until(() -> keeper.state() == state);
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void changed(Part part, PartState state) {}

            @Override
            public void say(String line) {
                said.add(line);
            }
        };
    }
}
