package io.rivulet.deploy.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.deploy.local.replay.LineMeaning.Happened;
import io.rivulet.deploy.local.replay.LineMeaning.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {

    @TempDir
    private Path folder;

    @Test
    void recordingIsKnownByItsFirstLineWhateverItsName() throws IOException {
        Path shop = Files.copy(Recordings.named("shop.csv"), folder.resolve("a.json"));
        Path log = Files.copy(Recordings.named("access-log.tsv"), folder.resolve("b"));
        Path events = Files.writeString(folder.resolve("c.csv"), "{\"eventType\":\"page_view\"}\n");

        assertThat(kind(shop)).isEqualTo("order lines of a shop");
        assertThat(kind(log)).isEqualTo("access log");
        assertThat(kind(events)).isEqualTo("events as lines of JSON");
    }

    @Test
    void gzipIsKnownByItsFirstBytes() throws IOException {
        byte[] plain = Files.readAllBytes(Recordings.named("shop.csv"));
        Path packed = Files.write(folder.resolve("shop"), gzip(plain));

        assertThat(Recordings.events(packed)).isEqualTo(Recordings.events(Recordings.named("shop.csv")));
    }

    @Test
    void anythingElseIsRefusedBeforeAnythingIsSent() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam\n");
        Path empty = Files.writeString(folder.resolve("empty"), "");

        assertThatThrownBy(() -> RecordingFile.open(letter)).hasMessageContaining("no recording that is known");
        assertThatThrownBy(() -> RecordingFile.open(empty)).hasMessage(empty + " is empty");
        assertThatThrownBy(() -> RecordingFile.open(folder))
                .hasMessageStartingWith(folder + " is a folder; wanted is one file");
    }

    @Test
    void brokenLineIsNamedByItsNumberAndTakesNoOtherWithIt() throws IOException {
        Path file = Files.writeString(
                folder.resolve("events"),
                "{\"eventId\":\"a\"}\n\n[1]\n{\"eventId\":\n{\"eventId\":\"b\"} {}\r\n{\"eventId\":\"c\"}");

        List<RecordingFile.Line> lines = Recordings.lines(file);

        assertThat(lines).extracting(RecordingFile.Line::number).containsExactly(1L, 3L, 4L, 5L, 6L);
        assertThat(lines)
                .extracting(line -> line.meaning() instanceof Happened)
                .containsExactly(true, false, false, false, true);
    }

    @Test
    void lineOfOtherBytesThanUtf8IsBroken() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"eventId\":\"a\"}\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("{\"eventId\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes("{\"eventId\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.UTF_8));

        List<RecordingFile.Line> lines = Recordings.lines(Files.write(folder.resolve("events"), bytes.toByteArray()));

        assertThat(lines.get(1)).isEqualTo(new RecordingFile.Line(2, new Unreadable("not UTF-8")));
        assertThat(lines.get(2).meaning()).isInstanceOf(Happened.class);
    }

    @Test
    void longestLineIsReadAndOneByteMoreIsNot() throws IOException {
        String longest = "{\"eventId\":\"" + "a".repeat(TextLines.LONGEST - 14) + "\"}";
        Path file = Files.writeString(folder.resolve("events"), longest + "\n" + longest + " \n" + longest);

        assertThat(Recordings.lines(file))
                .extracting(line -> line.meaning() instanceof Happened)
                .containsExactly(true, false, true);
    }

    @Test
    void fileThatBreaksOffIsReadUpToThere() throws IOException {
        byte[] packed = gzip(Files.readAllBytes(Recordings.named("shop.csv")));
        Path file = Files.write(folder.resolve("shop"), Arrays.copyOf(packed, packed.length - 200));

        List<RecordingFile.Line> lines = Recordings.lines(file);

        assertThat(lines.get(0).meaning()).isInstanceOf(Happened.class);
        assertThat(lines.get(lines.size() - 1).meaning())
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        broken -> assertThat(broken.why()).startsWith("the file is damaged from here on"));
    }

    @Test
    void moneyInEventsOfJsonKeepsEveryDigit() throws IOException {
        Path file = Files.writeString(folder.resolve("events"), "{\"eventId\":\"a\",\"properties\":{\"price\":19.90}}");

        assertThat(Recordings.events(file).get(0).body().toString()).contains("19.90");
    }

    private static String kind(Path path) throws IOException {
        try (RecordingFile file = RecordingFile.open(path)) {
            return file.kind();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
