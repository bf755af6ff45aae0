package io.rivulet.profile;

import static io.rivulet.profile.Visit.aVisit;
import static io.rivulet.profile.Visit.again;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.rivulet.schemas.CookielessId;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTopologyTest {

    private final Diary diary = new Diary();

    @AfterEach
    void close() {
        diary.close();
    }

    @Test
    void eventsAddUpToAProfile() {
        diary.at("10:00").view("ada");
        diary.at("10:05").event("ada", anEvent().by("ada").purchase("12.50"));

        UserProfile ada = profile("ada");
        assertThat(ada.getEvents()).isEqualTo(2);
        assertThat(ada.getPageViews()).isEqualTo(1);
        assertThat(ada.getConversionCount()).isEqualTo(1);
        assertThat(ada.getRevenue()).singleElement().satisfies(money -> {
            assertThat(money.getCurrency()).isEqualTo("GBP");
            assertThat(money.getAmount()).isEqualByComparingTo("12.50");
        });
        assertThat(ada.getEventCounts()).containsOnly(entry("page_view", 1L), entry("purchase", 1L));
        assertThat(ada.getFirstSeenAt()).isEqualTo(time("10:00"));
        assertThat(ada.getLastSeenAt()).isEqualTo(time("10:05"));
        assertThat(ada.getVisitorIds()).containsExactly("ada");
        assertThat(ada.getSiteIds()).containsExactly("demo");
    }

    @Test
    void everyChangeIsWrittenOnce() {
        diary.at("10:00").view("ada").at("10:01").view("ada").at("10:02").view("bob");

        assertThat(diary.written())
                .extracting(written -> written.key + " " + written.value.getEvents())
                .containsExactly("ada 1", "ada 2", "bob 1");
    }

    @Test
    void aProgramHasNoProfile() {
        diary.at("10:00").event("crawler", anEvent().by("crawler").bot("user agent"));
        diary.session("crawler", null, aVisit("crawler").bot().build());

        assertThat(diary.profile("crawler")).isNull();
        assertThat(diary.recentEvents("crawler")).isEmpty();
        assertThat(diary.written()).isEmpty();
    }

    @Test
    void whoDidNotAgreeToBeRecognisedHasNoProfile() {
        String visitor = CookielessId.of("0123456789abcdef0123456789abcdef");
        diary.at("10:00").view(visitor);
        diary.session(visitor, null, aVisit(visitor).build());

        assertThat(diary.profile(visitor)).isNull();
        assertThat(diary.recentEvents(visitor)).isEmpty();
        assertThat(diary.written()).isEmpty();
    }

    @Test
    void aConclusionMakesNobodyKnown() {
        diary.at("10:30").fact("ada", abandoned(false));

        assertThat(diary.written()).isEmpty();
    }

    @Test
    void aConclusionThatCameFirstCountsOnceThePersonIsKnown() {
        diary.at("10:30").fact("ada", abandoned(false)).view("ada");

        assertThat(profile("ada").getConclusions()).containsOnly(entry("booking_abandoned", 1L));
        assertThat(profile("ada").getFirstSeenAt()).isEqualTo(time("10:30"));
        assertThat(profile("ada").getLastSeenAt()).isEqualTo(time("10:30"));
        assertThat(diary.written()).hasSize(1);
    }

    @Test
    void aConclusionThatIsTakenBackCountsNoMore() {
        diary.at("10:00").view("ada").fact("ada", abandoned(false)).fact("ada", abandoned(true));

        assertThat(profile("ada").getConclusions()).isEmpty();
    }

    @Test
    void aStepOfAJourneyIsNoConclusionToBeCounted() {
        diary.at("10:00")
                .view("ada")
                .fact(
                        "ada",
                        DerivedEvent.newBuilder(abandoned(false))
                                .setEventName("journey_touchpoint")
                                .build());

        assertThat(profile("ada").getConclusions()).isEmpty();
    }

    private static DerivedEvent abandoned(boolean withdrawn) {
        return DerivedEvent.newBuilder()
                .setEventId("d1")
                .setEventName("booking_abandoned")
                .setSiteId("demo")
                .setVisitorId("ada")
                .setOccurredAt(time("11:30"))
                .setWithdrawn(withdrawn)
                .build();
    }

    @Test
    void aSessionCountsAsItStandsNow() {
        var opened = aVisit("ada").from("10:00").to("10:00").build();
        var grown = again(opened).to("10:05").views(2).engaged(90_000).build();

        diary.at("10:00").session("ada", null, opened);
        assertThat(profile("ada").getBounces()).isEqualTo(1);

        diary.at("10:05").session("ada", opened, grown);
        assertThat(profile("ada").getSessions()).isEqualTo(1);
        assertThat(profile("ada").getBounces()).isZero();
        assertThat(profile("ada").getSessionMillis()).isEqualTo(300_000);
        assertThat(profile("ada").getEngagedMillis()).isEqualTo(90_000);
        assertThat(profile("ada").getChannels()).containsOnly(entry("direct", 1L));
        assertThat(profile("ada").getDeviceTypes()).containsOnly(entry("desktop", 1L));
        assertThat(profile("ada").getCountries()).containsOnly(entry("GB", 1L));
    }

    @Test
    void whoeverIdentifiesTakesTheirHistoryAlong() {
        diary.at("10:00").view("v1").at("10:01").view("v1").at("10:02").view("user");
        diary.written();

        diary.at("10:03").becomes("v1", "user");

        assertThat(diary.profile("v1")).isNull();
        assertThat(profile("user").getEvents()).isEqualTo(3);
        assertThat(profile("user").getFirstSeenAt()).isEqualTo(time("10:00"));
        assertThat(profile("user").getVisitorIds()).containsExactly("user", "v1");
        assertThat(diary.recentEvents("user")).hasSize(3);
        assertThat(diary.recentEvents("v1")).isEmpty();
        assertThat(diary.redirect("v1")).isEqualTo("user");
        var written = diary.written();
        assertThat(written).hasSize(2);
        assertThat(written).contains(new KeyValue<>("v1", null));
        assertThat(written).contains(new KeyValue<>("user", profile("user")));
    }

    @Test
    void aSessionThatMovesWithItsPersonIsCountedOnce() {
        var asVisitor = aVisit("v1").from("10:00").to("10:01").build();
        var asUser = again(asVisitor).by("user").to("10:04").views(2).build();

        diary.at("10:00").session("v1", null, asVisitor);
        // The new revision overtakes the merge: the user has a negative bounce for a moment.
        diary.at("10:04").session("user", asVisitor, asUser);
        assertThat(profile("user").getSessions()).isZero();
        assertThat(profile("user").getBounces()).isEqualTo(-1);
        assertThat(profile("user").getChannels()).isEmpty();
        diary.at("10:05").becomes("v1", "user");

        assertThat(profile("user").getSessions()).isEqualTo(1);
        assertThat(profile("user").getBounces()).isZero();
        assertThat(profile("user").getSessionMillis()).isEqualTo(240_000);
    }

    @Test
    void aStrayFactFollowsItsPerson() {
        diary.at("10:00").view("v1").at("10:01").becomes("v1", "user");
        diary.at("10:02").view("v1");

        assertThat(diary.profile("v1")).isNull();
        assertThat(profile("user").getEvents()).isEqualTo(2);
    }

    @Test
    void aChainOfIdentitiesEndsAtItsEnd() {
        diary.at("10:00").view("a").at("10:01").view("b").at("10:02").view("c");
        diary.at("10:03").becomes("a", "b").at("10:04").becomes("b", "c");
        diary.at("10:05").view("a");

        assertThat(diary.profile("a")).isNull();
        assertThat(diary.profile("b")).isNull();
        assertThat(profile("c").getEvents()).isEqualTo(4);
        assertThat(diary.recentEvents("c")).hasSize(4);
    }

    @Test
    void aChainMayBecomeKnownFromItsEnd() {
        diary.at("10:00").view("a").at("10:01").view("b").at("10:02").view("c");
        diary.at("10:03").becomes("b", "c").at("10:04").becomes("a", "b");

        assertThat(profile("c").getEvents()).isEqualTo(3);
        assertThat(diary.recentEvents("c")).hasSize(3);
    }

    @Test
    void aCircleOfIdentitiesLosesNothing() {
        diary.at("10:00").view("a").at("10:01").view("b");
        diary.at("10:02").becomes("a", "b").at("10:03").becomes("b", "a");
        diary.at("10:04").view("a").at("10:05").view("b");

        String survivor = diary.profile("a") == null ? "b" : "a";
        assertThat(profile(survivor).getEvents()).isEqualTo(4);
        assertThat(diary.recentEvents(survivor)).hasSize(4);
        assertThat(diary.redirect(survivor)).isNull();
    }

    /** Wherever it is found, so that what goes round at the same time ends with the same person. */
    @ParameterizedTest
    @ValueSource(strings = {"k", "m", "n"})
    void aCircleEndsWithTheFirstOfTheAlphabet(String whoComesFirst) {
        diary.at("10:00")
                .becomes("m", "n")
                .at("10:01")
                .becomes("n", "k")
                .at("10:02")
                .becomes("k", "m");

        diary.at("10:03").view(whoComesFirst).view("k").view("m").view("n");

        assertThat(profile("k").getEvents()).isEqualTo(4);
        assertThat(diary.recentEvents("k")).hasSize(4);
        assertThat(diary.profile("m")).isNull();
        assertThat(diary.profile("n")).isNull();
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        for (int i = 10; i < 50; i++) {
            diary.at("10:" + i).becomes("u" + i, "u" + (i + 1));
        }

        diary.at("11:00").view("u10");

        assertThat(profile("u50").getEvents()).isEqualTo(1);
        assertThat(diary.recentEvents("u50")).hasSize(1);
    }

    @Test
    void ofTwoAliasesTheFirstCounts() {
        diary.at("10:00").view("u1").at("10:01").becomes("u1", "u2").at("10:02").becomes("u1", "u3");
        diary.at("10:03").view("u1");

        assertThat(diary.redirect("u1")).isEqualTo("u2");
        assertThat(profile("u2").getEvents()).isEqualTo(2);
        assertThat(diary.profile("u3")).isNull();
    }

    @Test
    void theSameMergeTwiceChangesNothing() {
        diary.at("10:00").view("v1").at("10:01").becomes("v1", "user");
        var before = profile("user");
        diary.written();

        diary.at("10:02").becomes("v1", "user").becomes("user", "user");

        assertThat(diary.profile("user")).isEqualTo(before);
        assertThat(diary.redirect("user")).isNull();
        assertThat(diary.written()).isEmpty();
    }

    @Test
    void theNewestFiftyEventsAreRemembered() {
        IntStream.range(0, 200)
                .forEach(i -> diary.counted(
                        "ada",
                        anEvent()
                                .id("e" + i)
                                .by("ada")
                                .at(time("10:00").plusSeconds(i))
                                .build()));

        assertThat(diary.recentEvents("ada"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "e" + (199 - i)).toList());
        assertThat(diary.eventsStored()).isBetween(50, 65);
    }

    @Test
    void aMergeKeepsTheNewestOfBoth() {
        IntStream.range(0, 40).forEach(i -> {
            diary.counted(
                    "a",
                    anEvent().id("a" + i).at(time("10:00").plusSeconds(2L * i)).build());
            diary.counted(
                    "b",
                    anEvent()
                            .id("b" + i)
                            .at(time("10:00").plusSeconds(2L * i + 1))
                            .build());
        });

        diary.at("10:30").becomes("a", "b");

        assertThat(diary.recentEvents("b"))
                .hasSize(50)
                .startsWith("b39", "a39", "b38")
                .endsWith("b15", "a15");
        assertThat(diary.eventsStored()).isEqualTo(50);
    }

    @Test
    void aVisitorThatIdentifiesTakesItsHistoryAlong() {
        diary.counted("tab", anEvent().by("tab").build());

        diary.identifiesAs("tab", "ada");
        diary.counted("tab", anEvent().by("tab").build());

        assertThat(diary.profile("tab")).isNull();
        assertThat(diary.profile("ada")).extracting(UserProfile::getEvents).isEqualTo(2L);
    }

    @Test
    void whoNamesTheirBrowserLikeAUserGetsNothingOfTheUser() {
        diary.counted("alice", anEvent().by("tab-of-alice").purchase("500").build());
        diary.counted("alice", anEvent().by("alice").build());

        diary.identifiesAs("alice", "mallory");
        diary.counted("alice", anEvent().by("tab-of-alice").build());

        assertThat(diary.profile("mallory")).isNull();
        assertThat(diary.profile("alice")).extracting(UserProfile::getEvents).isEqualTo(3L);
    }

    @Test
    void whoNamesTheirBrowserLikeAUserToComeGetsNothingOfTheUserEither() {
        diary.counted("alice", anEvent().by("alice").build());
        diary.identifiesAs("alice", "mallory");

        diary.counted("alice", anEvent().by("tab-of-alice").purchase("500").build());

        assertThat(diary.profile("mallory")).extracting(UserProfile::getEvents).isEqualTo(1L);
        assertThat(diary.profile("alice")).extracting(UserProfile::getEvents).isEqualTo(1L);
    }

    @Test
    void eventsOfOneMomentStandInTheTrackersOrder() {
        diary.counted("ada", anEvent().id("z").at("10:00").sequence(1).build());
        diary.counted("ada", anEvent().id("m").at("10:00").sequence(3).build());
        diary.counted("ada", anEvent().id("a").at("10:00").sequence(2).build());

        assertThat(diary.recentEvents("ada")).containsExactly("m", "a", "z");
    }

    @Test
    void peopleWhoseNamesBeginAlikeKeepTheirOwnEvents() {
        diary.counted("ann", anEvent().id("e1").build());
        diary.counted("anna", anEvent().id("e2").build());

        assertThat(diary.recentEvents("ann")).containsExactly("e1");
        assertThat(diary.recentEvents("anna")).containsExactly("e2");
    }

    private UserProfile profile(String person) {
        return Objects.requireNonNull(diary.profile(person), person);
    }
}
