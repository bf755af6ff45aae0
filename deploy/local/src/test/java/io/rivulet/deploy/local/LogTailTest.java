package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    private Path folder;

    @Test
    void theLastErrorIsShownWithoutItsStackFrames() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), """
                10:00 INFO starting
                10:01 ERROR Failed to start: java.net.BindException
                \tat java.base/sun.nio.ch.Net.bind0(Native Method)
                \t... 12 more
                Caused by: java.net.BindException: Address already in use

                """);

        assertThat(LogTail.of(log))
                .containsExactly(
                        "10:01 ERROR Failed to start: java.net.BindException",
                        "Caused by: java.net.BindException: Address already in use");
    }

    @Test
    void withoutAnErrorTheLastLinesAreShown() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "1\n2\n3\n4\n5\n6\n7\n8\n9\n");

        assertThat(LogTail.of(log)).containsExactly("2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void aLogThatIsNotThereHasNoLastWords() {
        assertThat(LogTail.of(folder.resolve("none"))).isEmpty();
    }
}
