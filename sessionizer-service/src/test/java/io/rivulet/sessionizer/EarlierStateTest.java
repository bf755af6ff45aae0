package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier versions left in their stores' changelogs: two visitors half-way through their visits. */
class EarlierStateTest {

    @TempDir
    Path stateDir;

    /** One came back by a campaign, which that version did not cut at. */
    @Test
    void visitsGoOnWhereTheFirstVersionLeftThem() throws IOException {
        try (var diary = new Diary(stateDir)) {
            restore(diary, 1);

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

    /** That version knew no touchpoints, and measured the grace over all sites. */
    @Test
    void journeysBeginWithTheVisitsThatTheSecondVersionLeft() throws IOException {
        try (var diary = new Diary(stateDir)) {
            restore(diary, 2);

            diary.sees(anEvent().id("a5").by("ada").at("10:20").view("/prices"));
            diary.waits(Duration.ofSeconds(11)).waits(Duration.ofHours(2));

            assertThat(diary.touchpoints().stream()
                            .map(told -> told.getSiteId() + " "
                                    + told.getOccurredAt().toString().substring(11, 16) + " " + told.getProperties()))
                    .anySatisfy(
                            told -> assertThat(told).startsWith("demo 10:00").contains("number\":1", "spent\":300000"))
                    .anySatisfy(
                            told -> assertThat(told).startsWith("demo 10:06").contains("number\":3", "consideration"))
                    .anySatisfy(
                            told -> assertThat(told).startsWith("shop 10:07").contains("number\":1"));
            assertThat(diary.conclusions())
                    .extracting(told -> told.getEventName())
                    .containsExactly("booking_abandoned");
        }
    }

    @Test
    void theGraceIsMeasuredWhereTheSecondVersionLeftIt() throws IOException {
        try (var diary = new Diary(stateDir)) {
            restore(diary, 2);
            Instant latest = time("10:07");

            diary.sees(anEvent().id("a6").by("ada").on("shop").at(latest.minus(Duration.ofDays(1))))
                    .sees(anEvent()
                            .id("a7")
                            .by("ada")
                            .on("shop")
                            .at(latest.minus(Duration.ofDays(1)).minusMillis(1)));

            assertThat(diary.counted()).extracting(fact -> fact.value.getLate()).containsExactly(false, true);
        }
    }

    @Test
    void whoHadSignedInIsStillWhoTheyWere() throws IOException {
        try (var diary = new Diary(stateDir)) {
            restore(diary, 2);

            diary.sees(anEvent().id("b3").by("bob").at("10:20"))
                    .sees(anEvent().id("b4").by("bob").at("10:21").signedInAs("user-8"));

            assertThat(diary.counted()).extracting(fact -> fact.key).containsExactly("user-7", "user-8");
            assertThat(diary.merges()).isEmpty();
        }
    }

    /** That version had each event, id, conclusion and session in a row of its own. */
    @Test
    void whatTheThirdVersionHadInStoresOfTheirOwnIsKnown() throws IOException {
        try (var diary = new Diary(stateDir)) {
            restore(diary, 3);

            diary.sees(anEvent().id("a2").content(2).by("ada").at("10:05").view("/prices"))
                    .sees(anEvent().id("a4").content(9).by("ada").at("10:03").view("/contact"))
                    .sees(anEvent().id("b3").content(9).by("bob").at("10:20").view("/prices"));
            diary.waits(Duration.ofSeconds(11)).waits(Duration.ofHours(2));

            assertThat(diary.counted()).extracting(fact -> fact.key).containsExactly("ada", "user-7");
            assertThat(diary.sessions())
                    .extracting(session -> session.getPersonId() + " " + session.getEvents() + " " + session.getState())
                    .containsExactly("ada 4 CLOSED", "user-7 3 CLOSED");
            assertThat(diary.told()).extracting(Session::getRevision).doesNotContain(1L);
            assertThat(diary.conclusions())
                    .extracting(told -> told.getEventName())
                    .containsExactly("booking_abandoned");
            assertThat(diary.touchpoints().stream()
                            .filter(told -> told.getVisitorId().equals("ada"))
                            .map(told -> told.getOccurredAt().toString().substring(11, 16)))
                    .as("what changed of ada's journey")
                    .contains("10:00", "10:03");
        }
    }

    private static void restore(Diary diary, int version) throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/changelog.v" + version + ".txt"))) {
            String[] entry = line.split(" ", 3);
            diary.restore(
                    entry[0],
                    HexFormat.of().parseHex(entry[1]),
                    HexFormat.of().parseHex(entry.length > 2 ? entry[2] : ""));
        }
    }
}
