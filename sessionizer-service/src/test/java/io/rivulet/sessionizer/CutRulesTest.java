package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a visit ends, each rule from both sides of its boundary. */
class CutRulesTest extends WithDiary {

    @Test
    void aVisitMayLastExactlyADay() {
        lastsADay().sees(ada().at(time("00:00").plus(Duration.ofHours(24))));

        assertThat(sessions()).containsExactly("49 from 00:00");
    }

    @Test
    void aMillisecondMoreThanADayOpensAnother() {
        lastsADay().sees(ada().at(time("00:00").plus(Duration.ofHours(24)).plusMillis(1)));

        assertThat(sessions()).containsExactly("48 from 00:00", "1 from 00:00");
    }

    @Test
    void aLateFirstEventShiftsAllVisitsOfALongDay() {
        lastsADay().sees(ada().at(time("00:00").plus(Duration.ofHours(24))));

        diary.sees(ada().at(time("00:00").minus(Duration.ofMinutes(0)).plusMillis(0))
                .sequence(-1));
        assertThat(sessions()).containsExactly("50 from 00:00");

        diary.sees(ada().at(time("00:00").plus(Duration.ofHours(24)).plusMillis(1)));
        assertThat(sessions()).containsExactly("50 from 00:00", "1 from 00:00");
    }

    @Test
    void anotherCampaignOpensAnotherVisit() {
        diary.sees(ada("spring").at("10:00")).sees(ada("autumn").at("10:01"));

        assertThat(sessions()).containsExactly("1 from 10:00", "1 from 10:01");
    }

    @Test
    void theSameCampaignInOtherLettersContinuesAVisit() {
        diary.sees(ada("spring").at("10:00")).sees(ada("SPRING").at("10:01"));

        assertThat(sessions()).containsExactly("2 from 10:00");
    }

    @Test
    void noCampaignContinuesAVisitAndItsCampaignIsRemembered() {
        diary.sees(ada("spring").at("10:00"))
                .sees(ada(" ").at("10:01"))
                .sees(ada().at("10:02"))
                .sees(ada("spring").at("10:03"));

        assertThat(sessions()).containsExactly("4 from 10:00");
    }

    @Test
    void aCampaignAfterAPageViewOpensAnotherVisit() {
        diary.sees(ada().at("10:00")).sees(ada("spring").at("10:01"));

        assertThat(sessions()).containsExactly("1 from 10:00", "1 from 10:01");
    }

    @Test
    void aCampaignBeforeTheFirstPageViewIsTheVisitsOwn() {
        diary.sees(ada().at("10:00").interaction("click"))
                .sees(ada("spring").at("10:01"))
                .sees(ada("autumn").at("10:02"));

        assertThat(sessions()).containsExactly("2 from 10:00", "1 from 10:02");
    }

    /** Nobody comes by so many; who sends a campaign with every event must not fill memory with visits. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void campaignsBeginSoManyVisitsAndNoMore(boolean backwards) {
        for (int i = 0; i < 400; i++) {
            int second = backwards ? 400 - i : i;
            diary.sees(ada("campaign-" + second).at(time("10:00").plusSeconds(second)));
        }
        diary.waits(Duration.ofHours(2)).waits(Duration.ofHours(2));

        assertThat(diary.sessions()).hasSizeBetween(50, 101);
        assertThat(diary.sessions().stream().mapToInt(Session::getEvents).sum()).isEqualTo(400);
        assertThat(diary.counted()).hasSize(400);
    }

    @Test
    void anAssistantsLinkDoesNotCut() {
        var linked = Source.newBuilder().setChannel("assistant").setCampaign("autumn");
        diary.sees(ada("spring").at("10:00"))
                .sees(ada().from(linked.build()).at("10:01"))
                .sees(ada("spring").at("10:02"));

        assertThat(sessions()).containsExactly("3 from 10:00");
    }

    @Test
    void aLinkOfTheSiteItselfDoesNotCut() {
        diary.sees(ada("spring").at("10:00"))
                .sees(referred(ada("autumn").at("10:01"), "http://WWW.shop.example:8443/offers"))
                .sees(ada("spring").at("10:02"));

        assertThat(sessions()).containsExactly("3 from 10:00");
    }

    @Test
    void aLinkOfAnotherSiteCuts() {
        diary.sees(ada("spring").at("10:00"))
                .sees(referred(ada("autumn").at("10:01"), "https://shop.example.org/@shop.example"));

        assertThat(sessions()).containsExactly("1 from 10:00", "1 from 10:01");
    }

    @Test
    void aLateCampaignSplitsAVisitWhoseFirstPartKeepsTheId() {
        diary.sees(ada("spring").id("a").at("10:00"))
                .sees(ada().id("c").at("10:10"))
                .sees(ada("spring").id("d").at("10:20"))
                .waits(Duration.ofSeconds(11));
        String whole = diary.sessionOf("d");

        diary.sees(ada("autumn").id("b").at("10:05")).waits(Duration.ofSeconds(11));

        assertThat(sessions()).containsExactly("1 from 10:00", "2 from 10:05", "1 from 10:20");
        assertThat(diary.sessionOf("a")).isEqualTo(whole);
        assertThat(diary.sessionOf("b")).isEqualTo(diary.sessionOf("c")).isNotEqualTo(whole);
        assertThat(diary.sessionOf("d")).isNotIn(whole, diary.sessionOf("b"));
    }

    @Test
    void anIdThatWasAbsorbedAndComesBackGoesOnCounting() {
        diary.sees(ada("spring").at("10:00"))
                .sees(ada("autumn").id("x").at("10:10"))
                .waits(Duration.ofSeconds(11));
        String absorbed = diary.sessionOf("x");
        diary.sees(ada("autumn").at("10:00").sequence(-1)).waits(Duration.ofSeconds(11));
        diary.sees(ada("autumn").at("10:05")).waits(Duration.ofSeconds(11));
        diary.sees(ada("spring").at("10:07")).waits(Duration.ofSeconds(11));

        assertThat(diary.sessionOf("x")).isEqualTo(absorbed);
        assertThat(diary.told())
                .filteredOn(session -> session.getSessionId().equals(absorbed))
                .extracting(session -> session.getRevision() + " " + session.getState())
                .containsExactly("1 OPEN", "2 MERGED_INTO", "3 OPEN");
        assertThat(diary.sumOfChanges()).isEqualTo(5);
    }

    @Test
    void aSiteMayHaveRulesOfItsOwn() {
        diary.sees(ada("spring").on("kiosk").at("10:00"))
                .sees(ada("autumn").on("kiosk").at("10:05"))
                .sees(ada().on("kiosk").at("10:10:00.001"));

        assertThat(sessions()).containsExactly("2 from 10:00", "1 from 10:10");
    }

    @Test
    void aVisitThatArrivesBackwardsIsToldInTheEndAsOne() {
        int many = 300;
        for (int i = many; i > 0; i--) {
            diary.sees(ada().id("e" + i).at(time("10:00").plusSeconds(i)));
        }
        long toldAtOnce = diary.told().size();
        diary.waits(Duration.ofSeconds(11)).waits(Duration.ofSeconds(11)).waits(Duration.ofHours(1));

        assertThat(sessions()).containsExactly(many + " from 10:00");
        assertThat(toldAtOnce).as("what is told while it arrives").isEqualTo(1);
        assertThat(diary.told())
                .extracting(Session::getState)
                .containsExactly(SessionState.OPEN, SessionState.MERGED_INTO, SessionState.OPEN, SessionState.CLOSED);
        assertThat(diary.sessionsOfEvents().values()).containsOnly(diary.sessionOf("e1"));
        assertThat(diary.changes())
                .allSatisfy(change -> assertThat(change.getMovedEventIds()).hasSizeLessThanOrEqualTo(1_000));
    }

    @Test
    void movesAreToldToThePersonUnderWhomTheEventWasCounted() {
        diary.sees(ada("spring").id("a").at("10:00").signedInAs("countess"))
                .sees(ada("spring").id("c").at("10:10").signedInAs("guest-of-hers"))
                .sees(ada("autumn").at("10:05"))
                .waits(Duration.ofSeconds(11));

        assertThat(diary.moves()).containsExactly("guest-of-hers: c");
    }

    private Diary lastsADay() {
        for (int i = 0; i < 48; i++) {
            diary.sees(ada().at(time("00:00").plus(Duration.ofMinutes(30L * i))));
        }
        return diary;
    }

    private static EventBuilder ada() {
        return anEvent().by("ada").view("/");
    }

    private static EventBuilder ada(String campaign) {
        return ada().from(Source.newBuilder().setCampaign(campaign).build());
    }

    private static UserEvent referred(EventBuilder event, String referrer) {
        UserEvent built = event.build();
        return UserEvent.newBuilder(built)
                .setPage(Page.newBuilder(built.getPage()).setReferrer(referrer).build())
                .build();
    }

    private java.util.List<String> sessions() {
        diary.waits(Duration.ofSeconds(11)).waits(Duration.ofSeconds(11));
        return diary.sessions().stream()
                .map(session -> session.getEvents() + " from " + clock(session.getStartedAt()))
                .toList();
    }

    private static String clock(Instant time) {
        return time.toString().substring(11, 16);
    }
}
