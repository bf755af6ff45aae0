package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An event counts once, wherever its id is kept. */
class SeenIdsTest extends WithDiary {

    private static final Instant START = time("10:00");
    private static final int MANY = 300;

    @Test
    void theIdsOfAUsualVisitorAreWithIt() {
        for (int i = 0; i < 64; i++) {
            diary.sees(event(i));
        }

        assertThat(diary.idsElsewhere()).isZero();
    }

    @Test
    void ofVeryManyTheLatestAreWithTheVisitorAndAllAreKnown() {
        for (int i = 0; i < MANY; i++) {
            diary.sees(event(i));
        }
        assertThat(diary.idsElsewhere()).isBetween(MANY - 64L, MANY - 32L);

        for (int i = 0; i < MANY; i++) {
            diary.sees(event(i));
        }

        assertThat(diary.counted()).hasSize(MANY);
        assertThat(diary.tally()).containsExactly((double) MANY, 0.0, (double) MANY);
    }

    @Test
    void whatCameUnderAnIdOfSomethingElseIsKnownAfterManyOthers() {
        diary.sees(event(0)).sees(event(0).content(7));
        for (int i = 1; i < MANY; i++) {
            diary.sees(event(i));
        }

        diary.sees(event(0).content(7)).sees(event(0)).sees(event(0).content(8));

        assertThat(diary.counted())
                .extracting(fact -> fact.value.getEvent().getEventId())
                .filteredOn(id -> id.startsWith("e0"))
                .containsExactly("e0", "e0#7", "e0#8");
    }

    @Test
    void anIdThatIsElsewhereIsForgottenAfterAWeekToo() {
        for (int i = 0; i < MANY; i++) {
            diary.sees(event(i));
        }
        diary.sees(received(0, Duration.ofDays(7)))
                .sees(received(1, Duration.ofDays(7).plusSeconds(2)));

        assertThat(diary.counted()).hasSize(MANY + 1);
    }

    /** The clock of what is read counts, not that of the wall: who stood still for a week has forgotten nothing. */
    @Test
    void aSilentVisitorsIdsAreForgottenWhenNothingOfThatTimeCanComeAnyMore() {
        diary.sees(event(0)).waits(Duration.ofDays(8)).sees(event(0));
        assertThat(diary.counted()).hasSize(1);
        assertThat(diary.idsWithVisitor("ada")).isPositive();

        diary.sees(anEvent().by("bob").at(START.plus(Duration.ofDays(15)))).waits(Duration.ofDays(8));

        assertThat(diary.idsWithVisitor("ada")).isZero();
    }

    /** What was refused may be sent again for two weeks, and is as old as it was. */
    @Test
    void anEventOfDaysAgoIsNotForgottenRightAfterItCame() {
        diary.sees(event(0)).waits(Duration.ofDays(8));

        diary.sees(received(1, Duration.ofDays(-6))).sees(received(1, Duration.ofDays(-6)));

        assertThat(diary.tally()).containsExactly(1.0, 1.0, 1.0);
    }

    private static EventBuilder event(int number) {
        return anEvent().id("e" + number).content(1).by("ada").at(START.plusSeconds(number));
    }

    private static EventBuilder received(int number, Duration later) {
        return anEvent()
                .id("e" + number)
                .content(1)
                .by("ada")
                .at(START.plusSeconds(number).plus(later));
    }
}
