package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the first version left in its stores' changelogs: two visitors half-way through their visits, of which one came
 * back by a campaign, which that version did not cut at.
 */
class EarlierStateTest {

    private static final Path CHANGELOG = Path.of("src/test/resources/changelog.v1.txt");

    @TempDir
    Path stateDir;

    @Test
    void visitsGoOnWhereTheVersionBeforeLeftThem() throws IOException {
        try (var diary = new Diary(stateDir)) {
            restore(diary);

            diary.sees(anEvent().id("a5").by("ada").at("11:10").view("/contact"))
                    .waits(Duration.ofSeconds(11));
            diary.waits(Duration.ofHours(2));

            assertThat(diary.sessions().stream()
                            .map(session -> session.getEvents() + " from "
                                    + session.getStartedAt().toString().substring(11, 16) + " "
                                    + session.getState()))
                    .contains("1 from 10:00 CLOSED", "2 from 10:05 CLOSED", "2 from 11:00 CLOSED");
            assertThat(diary.sessionOf("a2")).isEqualTo(diary.sessionOf("a3")).isNotEqualTo(diary.sessionOf("a5"));
        }
    }

    private static void restore(Diary diary) throws IOException {
        for (String line : Files.readAllLines(CHANGELOG)) {
            String[] entry = line.split(" ", 3);
            diary.restore(
                    entry[0],
                    HexFormat.of().parseHex(entry[1]),
                    HexFormat.of().parseHex(entry.length > 2 ? entry[2] : ""));
        }
    }
}
