package io.rivulet.deploy.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.deploy.local.replay.ShakyCollector.Mood;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReplayTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00.400Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void everyEventComesOnceWhateverGoesWrongOnTheWay() throws Exception {
        Mood[] moods = {Mood.TAKE, Mood.DOWN, Mood.TAKE_AND_DROP, Mood.DROP, Mood.TAKE, Mood.DROP, Mood.TAKE_AND_DROP};
        try (ShakyCollector collector =
                ShakyCollector.inMood(n -> n == 3 ? Mood.BUSY : n > 40 ? Mood.TAKE : moods[n % moods.length])) {
            Path recording = visitors(20, 100);

            ReplayResult result = replay(collector, recording, "--batch", "50", "--concurrency", "4");

            assertThat(result.flawless()).isTrue();
            assertThat(result.accepted()).isEqualTo(2_000);
            assertThat(collector.taken()).hasSize(2_000);
            assertThat(collector.seenTwice())
                    .as("batches taken whose answer was lost")
                    .isPositive();
            assertThat(result.delivered().laterAttempts()).isPositive();
            assertThat(inOrderOfArrival(collector))
                    .allSatisfy((visitor, numbers) ->
                            assertThat(numbers).hasSize(100).isSorted());
        }
    }

    @Test
    void importSaysThatItIsOneAndWhenItWasSent() throws Exception {
        try (ShakyCollector collector = ShakyCollector.inMood(n -> Mood.TAKE)) {
            replay(collector, Recordings.named("shop.csv"), "--batch", "500", "--concurrency", "1");

            JsonNode body = collector.bodies().get(0);
            assertThat(body.at("/metadata/import").booleanValue()).isTrue();
            assertThat(body.at("/metadata/sentAt").textValue()).isEqualTo("2026-11-20T12:00:00.400Z");
            assertThat(body.at("/events/0/timestamp").textValue()).isEqualTo("2010-12-01T08:26:00Z");
        }
    }

    @Test
    void secondReplaySendsTheSameEvents() throws Exception {
        try (ShakyCollector collector = ShakyCollector.inMood(n -> Mood.TAKE)) {
            replay(collector, Recordings.named("shop.csv"));
            List<JsonNode> once = collector.taken();
            replay(collector, Recordings.named("shop.csv"));

            assertThat(collector.taken()).isEqualTo(once);
            assertThat(collector.seenTwice()).isEqualTo(once.size());
        }
    }

    @Test
    void askedToWaitItWaits() throws Exception {
        try (ShakyCollector collector = ShakyCollector.inMood(n -> n == 0 ? Mood.BUSY : Mood.TAKE)) {
            replay(collector, visitors(1, 1));

            List<Long> arrivals = collector.arrivals();
            assertThat(Duration.ofNanos(arrivals.get(1) - arrivals.get(0)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void refusalEndsItWithTheCollectorsWords() throws Exception {
        try (ShakyCollector collector = ShakyCollector.inMood(n -> Mood.FORBID)) {
            ReplayResult result = replay(collector, visitors(4, 1_000));

            assertThat(result.flawless()).isFalse();
            assertThat(result.stopped()).contains("401", "Unknown key", "No site has this key.");
            assertThat(result.accepted()).isZero();
        }
    }

    @Test
    void outageLongerThanItsPatienceEndsIt() throws Exception {
        try (ShakyCollector collector = ShakyCollector.inMood(n -> Mood.DOWN)) {
            ReplayResult result = replay(collector, visitors(1, 10), "--patience", "1");

            assertThat(result.stopped()).contains("took nothing for 1 s", "503");
            assertThat(result.flawless()).isFalse();
        }
    }

    @Test
    void rejectedEventsAreCountedByReasonAndNamed() throws Exception {
        try (ShakyCollector collector = ShakyCollector.inMood(n -> Mood.REJECT_FIRST)) {
            ReplayResult result = replay(collector, visitors(1, 10));

            assertThat(result.accepted()).isEqualTo(9);
            assertThat(result.rejected()).isEqualTo(1);
            assertThat(result.delivered().reasons()).containsExactly(Map.entry("wrong_type /country", 1L));
            assertThat(result.delivered().rejectedIds()).containsExactly("visitor-0-0");
            assertThat(result.flawless()).isFalse();
        }
    }

    @Test
    void shiftedToNowTheLastEventHappensNowAndTheOthersKeepTheirDistance() throws Exception {
        try (ShakyCollector collector = ShakyCollector.inMood(n -> Mood.TAKE)) {
            replay(collector, Recordings.named("shop.csv"), "--shift-to-now", "--limit", "8", "--concurrency", "1");

            List<JsonNode> events = collector.taken();
            assertThat(events.get(0).path("timestamp").textValue()).isEqualTo("2026-11-20T10:45:00Z");
            assertThat(events.get(events.size() - 1).path("timestamp").textValue())
                    .isEqualTo("2026-11-20T12:00:00Z");
        }
    }

    @Test
    void unreadableLinesAreNamedAndSentToNobody() throws Exception {
        Path recording =
                Files.writeString(folder.resolve("events"), "{\"eventId\":\"a\"}\nnonsense\n{\"eventId\":\"b\"}\n");
        try (ShakyCollector collector = ShakyCollector.inMood(n -> Mood.TAKE)) {
            ReplayResult result = replay(collector, recording);

            ByteArrayOutputStream report = new ByteArrayOutputStream();
            result.print(new PrintStream(report, true, StandardCharsets.UTF_8));
            assertThat(collector.taken()).hasSize(2);
            assertThat(report.toString(StandardCharsets.UTF_8)).contains("line 2: not JSON");
            assertThat(result.flawless()).isFalse();
        }
    }

    @Test
    void rateIsKept() throws Exception {
        try (ShakyCollector collector = ShakyCollector.inMood(n -> Mood.TAKE)) {
            ReplayResult result = replay(collector, visitors(4, 50), "--rate", "200");

            // The 200th event is due 995 ms after the first.
            assertThat(result.sending()).isGreaterThanOrEqualTo(Duration.ofMillis(990));
        }
    }

    @Test
    void commandEndsWithOneWhenSomethingWasRefusedAndWithTwoWhenItIsWrongItself() throws Exception {
        PrintStream nowhere = new PrintStream(screen, true, StandardCharsets.UTF_8);
        try (ShakyCollector collector = ShakyCollector.inMood(n -> Mood.REJECT_FIRST)) {
            List<String> good = List.of(visitors(1, 3).toString(), "--url", collector.url());
            assertThat(ReplayMain.run(good, Map.of(), folder, nowhere, nowhere)).isEqualTo(1);
        }
        assertThat(ReplayMain.run(List.of(), Map.of(), folder, nowhere, nowhere))
                .isEqualTo(2);
        assertThat(ReplayMain.run(List.of("a", "--batch", "501"), Map.of(), folder, nowhere, nowhere))
                .isEqualTo(2);
        assertThat(ReplayMain.run(List.of("/no/such/file"), Map.of(), folder, nowhere, nowhere))
                .isEqualTo(2);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .doesNotContain("usage:")
                .contains("; see deploy/local/replay --help")
                .contains("no FILE is named", "whole numbers from 1 to 500", "There is no file /no/such/file");
    }

    private ReplayResult replay(ShakyCollector collector, Path recording, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(recording.toString(), "--url", collector.url()));
        arguments.addAll(List.of(more));
        return new Replay(ReplayOptions.of(arguments.toArray(String[]::new)), NOON)
                .run(new PrintStream(screen, true, StandardCharsets.UTF_8), false);
    }

    /** Events of several visitors in turn, numbered for each. */
    private Path visitors(int visitors, int eventsEach) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < eventsEach; n++) {
            for (int v = 0; v < visitors; v++) {
                lines.add("{\"eventId\":\"visitor-" + v + "-" + n + "\",\"visitorId\":\"visitor-" + v
                        + "\",\"eventType\":\"click\",\"number\":" + n + "}");
            }
        }
        return Files.write(folder.resolve("visitors"), lines);
    }

    private static Map<String, List<Integer>> inOrderOfArrival(ShakyCollector collector) {
        Map<String, List<Integer>> numbers = new HashMap<>();
        for (JsonNode event : collector.taken()) {
            numbers.computeIfAbsent(event.path("visitorId").asText(), v -> new ArrayList<>())
                    .add(event.path("number").asInt());
        }
        return numbers;
    }
}
