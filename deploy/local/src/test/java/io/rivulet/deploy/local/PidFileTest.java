package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    private Path folder;

    private PidFile file;
    private Process sleeper;

    @BeforeEach
    void aProcessIsRemembered() throws Exception {
        sleeper = new ProcessBuilder("sleep", "60").start();
        file = new PidFile(folder.resolve("sleeper.pid"));
        file.write(sleeper.toHandle());
    }

    @AfterEach
    void end() throws Exception {
        sleeper.destroyForcibly().waitFor();
    }

    @Test
    void aRunningProcessIsFound() {
        assertThat(file.running()).contains(sleeper.toHandle());
    }

    @Test
    void aProcessThatHasEndedIsNotFound() throws Exception {
        sleeper.destroyForcibly().waitFor();

        assertThat(file.running()).isEmpty();
    }

    @Test
    void aStrangerWithTheSamePidButAnotherStartIsNotIt() throws Exception {
        replaceLine(1, Instant.parse("2020-01-01T00:00:00Z").toString());

        assertThat(file.running()).isEmpty();
    }

    @Test
    void aStrangerWithTheSamePidButAnotherProgramIsNotIt() throws Exception {
        replaceLine(2, "/usr/bin/elsewhere");

        assertThat(file.running()).isEmpty();
    }

    @Test
    void aFileThatWasCutShortOrIsNotThereNamesNobody() throws Exception {
        Files.writeString(file.path(), "12");
        assertThat(file.running()).isEmpty();
        file.delete();
        assertThat(file.running()).isEmpty();
    }

    private void replaceLine(int index, String line) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(file.path()));
        lines.set(index, line);
        Files.write(file.path(), lines);
    }
}
