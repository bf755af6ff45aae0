package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionState;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;

class SessionizerTopologyTest extends WithDiary {

    @Test
    void everyEventIsAccountedForOnce() {
        var event =
                anEvent().by("ada").at(time("10:00").plus(Duration.ofDays(2))).build();

        diary.sees(event)
                .sees(event)
                .sees(event)
                .sees(anEvent().by("ada").at("10:00"))
                .sees(anEvent().by("bob"));

        assertThat(diary.tally()).containsExactly(2.0, 1.0, 2.0);
    }

    @Test
    void exactlyTheGapContinuesASession() {
        diary.sees(anEvent().by("ada").at("10:00")).sees(anEvent().by("ada").at("10:30"));
        diary.waits(Duration.ofSeconds(11));

        assertThat(diary.sessions()).singleElement().satisfies(session -> {
            assertThat(session.getEvents()).isEqualTo(2);
            assertThat(session.getEndedAt()).isEqualTo(time("10:30"));
        });
    }

    @Test
    void aMillisecondPastTheGapOpensAnother() {
        diary.sees(anEvent().by("ada").at("10:00")).sees(anEvent().by("ada").at("10:30:00.001"));

        assertThat(diary.sessions()).extracting(Session::getEvents).containsExactly(1, 1);
    }

    @Test
    void anEventDeliveredTwiceCountsOnce() {
        var event = anEvent().by("ada").at("10:00").build();

        diary.sees(event).sees(event);
        diary.waits(Duration.ofMinutes(1));

        assertThat(diary.counted()).hasSize(1);
        assertThat(diary.sessions()).extracting(Session::getEvents).containsExactly(1);
    }

    @Test
    void anIdIsRememberedForAWeek() {
        diary.sees(anEvent().id("e").content(1).by("ada").at(time("10:00")));
        diary.sees(anEvent().id("e").content(1).by("ada").at(time("10:00").plus(Duration.ofDays(7))));

        assertThat(diary.counted()).hasSize(1);
    }

    @Test
    void theSameIdWithOtherContentIsAnotherEvent() {
        var other = anEvent().id("e").content(2).by("ada").at("10:01").build();

        diary.sees(anEvent().id("e").content(1).by("ada").at("10:00"))
                .sees(other)
                .sees(other);

        assertThat(diary.counted())
                .extracting(fact -> fact.value.getEvent().getEventId(), fact -> fact.value.getSyntheticDuplicate())
                .containsExactly(tuple("e", false), tuple("e#2", true));
    }

    @Test
    void aLateEventExtendsASessionToTheLeft() {
        diary.sees(anEvent().by("ada").at("10:20").view("/b"))
                .sees(anEvent().by("ada").at("10:00").view("/a"));
        diary.waits(Duration.ofMinutes(1));

        assertThat(diary.sessions()).singleElement().satisfies(session -> {
            assertThat(session.getStartedAt()).isEqualTo(time("10:00"));
            assertThat(session.getEntryPage()).isEqualTo("/a");
            assertThat(session.getExitPage()).isEqualTo("/b");
            assertThat(session.getEvents()).isEqualTo(2);
        });
    }

    @Test
    void lateEventJoinsTwoSessions() {
        diary.sees(anEvent().id("a").by("ada").at("10:00"))
                .sees(anEvent().id("c").by("ada").at("10:50"))
                .sees(anEvent().id("b").by("ada").at("10:25"));
        diary.waits(Duration.ofMinutes(1));

        assertThat(diary.sessions()).extracting(Session::getEvents).containsExactly(3);
        assertThat(diary.told())
                .filteredOn(session -> session.getState() == SessionState.MERGED_INTO)
                .singleElement()
                .satisfies(absorbed -> assertThat(absorbed.getMergedInto()).isEqualTo(diary.sessionOf("a")));
        assertThat(diary.sessionOf("c")).isEqualTo(diary.sessionOf("a")).isEqualTo(diary.sessionOf("b"));
    }

    @Test
    void anEventOlderThanTheGraceCountsWithoutASession() {
        diary.sees(anEvent()
                        .by("ada")
                        .at(time("10:00").plus(Duration.ofHours(24)).plusMillis(1)))
                .sees(anEvent().id("late").by("ada").at("10:00"));

        assertThat(diary.counted()).last().satisfies(fact -> {
            assertThat(fact.value.getLate()).isTrue();
            assertThat(fact.value.getSessionId()).isNull();
        });
        assertThat(diary.sessions()).hasSize(1);
    }

    @Test
    void anEventExactlyAsOldAsTheGraceGetsASession() {
        diary.sees(anEvent().by("ada").at(time("10:00").plus(Duration.ofHours(24))))
                .sees(anEvent().by("ada").at("10:00"));

        assertThat(diary.sessions()).hasSize(2);
    }

    @Test
    void aSessionIsToldOnOpeningThenEveryTenSecondsThenOnceWhenItCloses() {
        diary.sees(anEvent().by("ada").at("10:00"));
        assertThat(diary.changes()).hasSize(1);

        diary.sees(anEvent().by("ada").at("10:00:01")).sees(anEvent().by("ada").at("10:00:02"));
        assertThat(diary.changes()).hasSize(1);

        diary.waits(Duration.ofSeconds(10));
        assertThat(diary.changes()).hasSize(2);

        diary.waits(Duration.ofMinutes(29));
        assertThat(diary.changes()).hasSize(2);

        diary.waits(Duration.ofMinutes(2));
        assertThat(diary.changes())
                .extracting(change -> change.getKind())
                .containsExactly(SessionChangeKind.OPENED, SessionChangeKind.REVISED, SessionChangeKind.CLOSED);
        assertThat(diary.sessions()).singleElement().satisfies(session -> {
            assertThat(session.getState()).isEqualTo(SessionState.CLOSED);
            assertThat(session.getRevision()).isEqualTo(3);
            assertThat(session.getEvents()).isEqualTo(3);
        });

        diary.waits(Duration.ofDays(8));
        assertThat(diary.changes()).hasSize(3);
    }

    @Test
    void importedHistoryClosesAfterThirtyQuietSeconds() {
        diary.sees(anEvent().by("ada").at(time("10:00").minus(Duration.ofDays(5000))));
        diary.waits(Duration.ofSeconds(29));
        assertThat(diary.sessions()).extracting(Session::getState).containsExactly(SessionState.OPEN);

        diary.waits(Duration.ofSeconds(2));

        assertThat(diary.sessions()).extracting(Session::getState).containsExactly(SessionState.CLOSED);
    }

    /** As where a service catches up: of all that a visit adds up to, nobody sees the half. */
    @Test
    void aVisitThatIsReadWhenItIsOverIsToldWhenItOpensAndWhenItCloses() {
        Instant longAgo = time("10:00").minus(Duration.ofDays(1));
        diary.sees(anEvent().by("ada").at(longAgo)).waits(Duration.ofMillis(500));
        diary.sees(anEvent().by("ada").at(longAgo.plusSeconds(20)));

        waitsInSteps(32);

        assertThat(diary.changes())
                .extracting(change -> change.getKind())
                .containsExactly(SessionChangeKind.OPENED, SessionChangeKind.CLOSED);
        assertThat(diary.sessions()).extracting(Session::getEvents).containsExactly(2);
    }

    @Test
    void aVisitThatIsReadWhenItIsOverIsToldWhileMoreOfItComes() {
        Instant longAgo = time("10:00").minus(Duration.ofDays(1));
        for (int i = 0; i < 5; i++) {
            diary.sees(anEvent().by("ada").at(longAgo.plusSeconds(i)));
            waitsInSteps(20);
        }

        assertThat(diary.changes())
                .extracting(change -> change.getKind())
                .containsExactly(SessionChangeKind.OPENED, SessionChangeKind.REVISED, SessionChangeKind.REVISED);
    }

    private void waitsInSteps(int seconds) {
        for (int i = 0; i < seconds; i++) {
            diary.waits(Duration.ofSeconds(1));
        }
    }

    @Test
    void identifyingMovesTheVisitorsHistoryToTheUser() {
        diary.sees(anEvent().by("tab").at("10:00"))
                .sees(anEvent().by("tab").at("10:01").signedInAs("ada"));

        assertThat(diary.merges()).singleElement().satisfies(merge -> {
            assertThat(merge.getFromPersonId()).isEqualTo("tab");
            assertThat(merge.getIntoPersonId()).isEqualTo("ada");
        });
        assertThat(diary.counted()).extracting(fact -> fact.key).containsExactly("tab", "ada");
        assertThat(diary.sessions()).extracting(Session::getPersonId).containsExactly("ada");
    }

    @Test
    void aSecondUserOnTheSameDeviceStartsALineOfItsOwn() {
        diary.sees(anEvent().by("tab").at("10:00").signedInAs("ada"))
                .sees(anEvent().by("tab").at("11:00").signedInAs("bob"))
                .sees(anEvent().by("tab").at("11:01"));

        assertThat(diary.merges()).isEmpty();
        assertThat(diary.counted()).extracting(fact -> fact.key).containsExactly("ada", "bob", "bob");
        assertThat(diary.sessions()).extracting(Session::getPersonId).containsExactly("ada", "bob");
    }

    @Test
    void aBrowserThatCallsItselfLikeAUserOfTheServersDoesNotGetTheUser() {
        diary.sees(anEvent().by("alice").at("10:00").signedInAs("alice"))
                .sees(anEvent().by("alice").at("10:01").signedInAs("mallory"));

        assertThat(diary.merges()).isEmpty();
        assertThat(diary.counted()).extracting(fact -> fact.key).containsExactly("alice", "mallory");
    }

    @Test
    void sumsOfTheLargestAmountsHaveRoom() {
        for (int i = 0; i < 20; i++) {
            diary.sees(anEvent().by("ada").at("10:00").sequence(i).purchase("999999999999.999999"));
        }
        diary.waits(Duration.ofMinutes(1));

        assertThat(diary.sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.getRevenue().get(0).getAmount())
                        .isEqualByComparingTo("19999999999999.999980"));
    }

    @Test
    void aJunkIdNeverLinks() {
        diary.sees(anEvent().by("tab").at("10:00").signedInAs("undefined"))
                .sees(anEvent().by("tab").at("10:01").signedInAs(" [object Object] "));

        assertThat(diary.counted()).extracting(fact -> fact.key).containsOnly("tab");
    }

    @Test
    void twoSitesAreTwoVisits() {
        diary.sees(anEvent().by("ada").on("shop").at("10:00"))
                .sees(anEvent().by("ada").on("blog").at("10:01"));

        assertThat(diary.sessions()).extracting(Session::getSiteId).containsExactly("blog", "shop");
    }

    /** Sites deliver on their own: one that is days behind loses no visit to another. */
    @Test
    void whatHappensOnOneSiteMakesNothingLateOnAnother() {
        diary.sees(anEvent().by("ada").on("shop").at(time("10:00").plus(Duration.ofDays(3))))
                .sees(anEvent().by("ada").on("blog").at("10:00"))
                .sees(anEvent().by("ada").on("blog").at("10:10"));

        assertThat(diary.counted()).extracting(fact -> fact.value.getLate()).containsOnly(false);
        diary.waits(Duration.ofSeconds(11));
        assertThat(diary.sessions()).extracting(Session::getEvents).containsExactly(2, 1);
    }

    @Test
    void whoSignsInOnAnotherSiteTakesTheirHistoryAlong() {
        diary.sees(anEvent().by("tab").on("shop").at("10:00"))
                .sees(anEvent().by("tab").on("blog").at("10:01").signedInAs("ada"));

        assertThat(diary.merges()).hasSize(1);
        assertThat(diary.sessions()).extracting(Session::getPersonId).containsOnly("ada");
    }

    @Test
    void theDifferencesOfAllChangesSumUpToTheSessions() {
        diary.sees(anEvent().by("ada").at("10:00"))
                .sees(anEvent().by("ada").at("10:50").interaction("click"))
                .sees(anEvent().by("ada").at("10:25").purchase("9.99"))
                .sees(anEvent().by("ada").at("12:00").signedInAs("countess"));
        diary.waits(Duration.ofHours(3));

        assertThat(diary.sumOfChanges()).isEqualTo(4);
    }

    @Test
    void theTopologyIsTheOneThatWasReleased() throws Exception {
        var topology = Diary.topology(Diary.settings(stateDir), new EventMetrics(new SimpleMeterRegistry()));

        assertThat(topology.describe().toString()).isEqualTo(ReleasedTopology.description());
    }

    @Test
    void aStoreWithoutANameIsRefused() {
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(Diary.settings(stateDir))));
        builder.stream("t", Consumed.with(Serdes.String(), Serdes.String()).withName("read"))
                .groupByKey()
                .count();

        assertThatThrownBy(builder::build).isInstanceOf(TopologyException.class);
    }
}
