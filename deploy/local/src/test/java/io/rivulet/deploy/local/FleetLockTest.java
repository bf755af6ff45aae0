package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetLockTest {

    @Test
    void onlyOneLauncherWorksInAHome(@TempDir Path folder) {
        Home home = new Home(folder);
        assertThat(FleetLock.isHeld(home)).isFalse();
        home.prepare(0);

        try (FleetLock first = FleetLock.take(home).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(FleetLock.take(home)).isEmpty();
            assertThat(FleetLock.isHeld(home)).isTrue();
        }

        assertThat(FleetLock.isHeld(home)).isFalse();
    }
}
