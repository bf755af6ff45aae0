package io.rivulet.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.collector.event.Reasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @ParameterizedTest
    @EnumSource
    void everyProblemIsPrinted(ProblemType type) throws IOException {
        assertThat(Files.readString(README))
                .contains("| `" + type.slug() + "` | " + type.status() + " | " + type.title() + " |");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsPrinted(Reasons.Code code) throws IOException {
        assertThat(Files.readString(README)).contains("`" + code.name().toLowerCase(Locale.ROOT) + "`");
    }
}
