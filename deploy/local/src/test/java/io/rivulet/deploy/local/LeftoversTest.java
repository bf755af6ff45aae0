package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet whose launcher is gone and one of whose parts goes on. */
class LeftoversTest {

    @TempDir
    private Path folder;

    private Home home;
    private Process part;

    @BeforeEach
    void aPartOutlivesItsLauncher() throws Exception {
        home = new Home(folder);
        home.prepare(0);
        part = new ProcessBuilder("sleep", "60").start();
        home.pidFile(Part.QUERY).write(part.toHandle());
    }

    @AfterEach
    void end() throws Exception {
        part.destroyForcibly().waitFor();
    }

    @Test
    void partsThatStillRunAreRefusedByNameWithWhatEndsThem() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Leftovers.refuseAny(home))
                .withMessageContaining("query-service")
                .withMessageContaining("deploy/local/up --stop");
    }

    @Test
    void partsThatHaveEndedAreNone() throws Exception {
        part.destroyForcibly().waitFor();

        assertThatCode(() -> Leftovers.refuseAny(home)).doesNotThrowAnyException();
    }

    @Test
    void endedTheyNoLongerRun() {
        Leftovers.end(home, Progress.silent());

        assertThat(Processes.runs(part.toHandle())).isFalse();
        assertThat(Leftovers.of(home)).isEmpty();
    }
}
