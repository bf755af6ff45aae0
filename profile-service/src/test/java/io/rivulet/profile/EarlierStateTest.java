package io.rivulet.profile;

import static io.rivulet.profile.Visit.aVisit;
import static io.rivulet.profile.Visit.again;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.UserProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the second version left in its stores' changelogs: ada with a visit half-way, who was old before, and bob, now user-7. */
class EarlierStateTest {

    private final Diary diary = new Diary();

    @BeforeEach
    void restore() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/changelog.v2.txt"))) {
            String[] entry = line.split(" ", 3);
            diary.restore(
                    entry[0], HexFormat.of().parseHex(entry[1]), HexFormat.of().parseHex(entry[2]));
        }
    }

    @AfterEach
    void close() {
        diary.close();
    }

    @Test
    void sumsGoOnWhereTheSecondVersionLeftThem() {
        diary.at("10:05").event("ada", anEvent().id("a3").by("ada").view("/contact"));

        UserProfile ada = profile("ada");
        assertThat(ada.getEvents()).isEqualTo(4);
        assertThat(ada.getSessions()).isEqualTo(1);
        assertThat(ada.getEventCounts()).isEqualTo(Map.of("page_view", 2L, "purchase", 1L, "form_submit", 1L));
        assertThat(diary.recentEvents("ada")).containsExactly("a3", "o1", "a2", "a1");
    }

    /** Of a visit that went on as it was nothing is known but what that version knew. */
    @Test
    void aVisitThatTheSecondVersionCountedLeavesNothingNegativeBehind() {
        Session then = again(aVisit("ada").build())
                .to("10:01")
                .interactions(1)
                .engaged(30_000)
                .build();

        diary.at("10:06").session("ada", then, again(then).to("10:06").build());

        UserProfile ada = profile("ada");
        assertThat(ada.getSessionMillis()).isEqualTo(360_000);
        assertThat(ada.getHabits()).isEmpty();
        assertThat(ada.getWeeks()).isEmpty();
        assertThat(ada.getDays()).isEmpty();
    }

    @Test
    void whoHadBecomeSomebodyStillIs() {
        diary.at("10:07")
                .event("old", anEvent().id("o2").by("old").view("/"))
                .event("bob", anEvent().id("b2").by("bob").view("/"));

        assertThat(profile("ada").getEvents()).isEqualTo(4);
        assertThat(profile("user-7").getEvents()).isEqualTo(2);
    }

    private UserProfile profile(String person) {
        return Objects.requireNonNull(diary.profile(person));
    }
}
