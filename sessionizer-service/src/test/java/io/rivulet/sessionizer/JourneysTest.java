package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where one touchpoint of a visit ends and the next begins. */
class JourneysTest extends WithDiary {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyVisitBeginsInAwarenessAndItsLastTouchpointLastsAsLongAsItDoes() {
        diary.sees(view("/repairs", "10:00")).sees(view("/repairs/screen", "10:01"));

        assertThat(journey()).containsExactly("1 awareness /repairs from 10:00:00 for 60 s");
    }

    @Test
    void anotherPageGroupIsAnotherTouchpoint() {
        diary.sees(view("/repairs", "10:00")).sees(view("/blog/one", "10:01")).sees(view("/blog/two", "10:03"));

        assertThat(journey())
                .containsExactly(
                        "1 awareness /repairs from 10:00:00 for 60 s", "2 awareness /blog from 10:01:00 for 120 s");
    }

    /** The late one takes the place of a visit's last event, which begins a visit of its own by another campaign. */
    @Test
    void aVisitWhoseLastEventIsExchangedForAnotherOfTheSameMomentIsConcludedAnew() {
        var autumn = Source.newBuilder().setCampaign("autumn").build();
        diary.sees(view("/", "10:00").id("a").interaction("click"))
                .sees(view("/leaves", "10:07").id("c").from(autumn))
                .sees(view("/leaves", "10:07").id("b"));

        diary.waits(Duration.ofHours(2)).waits(Duration.ofHours(2));

        assertThat(diary.sessions()).extracting(Session::getEvents).containsExactlyInAnyOrder(2, 1);
        assertThat(diary.touchpoints().stream().map(DerivedEvent::getSessionId))
                .containsExactlyInAnyOrder(diary.sessionOf("a"), diary.sessionOf("b"), diary.sessionOf("c"));
    }

    @Test
    void pagesOfAConfiguredGroupAreOneTouchpoint() {
        diary.sees(view("/faq", "10:00")).sees(view("/contact", "10:01")).sees(view("/faq/screens", "10:03"));

        assertThat(journey()).containsExactly("1 awareness help from 10:00:00 for 180 s");
    }

    @Test
    void aPageGroupThatJsonWouldNotHaveAsItIsIsQuoted() {
        diary.sees(view("/a\"b\\c\n", "10:00"));

        assertThat(journey()).containsExactly("1 awareness /a\"b\\c\n from 10:00:00 for 0 s");
    }

    @Test
    void anotherStageIsAnotherTouchpoint() {
        diary.sees(view("/pricing", "10:00"))
                .sees(did("booking_started", "/pricing", "10:01"))
                .sees(did("booking_completed", "/pricing", "10:02"))
                .sees(did("support_ticket", "/pricing", "10:03"));

        assertThat(journey())
                .containsExactly(
                        "1 interest /pricing from 10:00:00 for 60 s",
                        "2 consideration /pricing from 10:01:00 for 60 s",
                        "3 conversion /pricing from 10:02:00 for 60 s",
                        "4 retention /pricing from 10:03:00 for 0 s");
    }

    @Test
    void whatSaysNothingOfAStageLeavesTheVisitorInTheirs() {
        diary.sees(view("/pricing", "10:00")).sees(did("click", "/pricing", "10:01"));

        assertThat(journey()).containsExactly("1 interest /pricing from 10:00:00 for 60 s");
    }

    @Test
    void thePathOfWhatIsNoPageViewSaysNothingOfAStage() {
        diary.sees(did("booking_started", "/pricing", "10:00")).sees(did("click", "/pricing", "10:01"));

        assertThat(journey()).containsExactly("1 consideration /pricing from 10:00:00 for 60 s");
    }

    @Test
    void aConversionOfTheSiteIsOneWhateverItsName() {
        diary.sees(view("/shop", "10:00")).sees(anEvent().at("10:01").purchase("9.00"));

        assertThat(journey()).element(1).asString().startsWith("2 conversion / from 10:01:00");
        assertThat(grounds(diary.touchpoints().get(1)).path("conversion_event").booleanValue())
                .isTrue();
    }

    @Test
    void aPageExitThatComesAfterTheNextPageBeginsNoTouchpoint() {
        diary.sees(view("/repairs", "10:00"))
                .sees(view("/blog", "10:01"))
                .sees(view("/repairs", "10:01:01").named("page_exit", EventKind.PASSIVE));

        assertThat(journey())
                .containsExactly(
                        "1 awareness /repairs from 10:00:00 for 60 s", "2 awareness /blog from 10:01:00 for 1 s");
    }

    @Test
    void aTouchpointIsToldOnceTheNextBeginsAndTheLastOnceTheVisitIsOver() {
        diary.sees(view("/repairs", "10:00")).sees(view("/blog", "10:01"));
        diary.waits(Duration.ofSeconds(11));
        assertThat(diary.touchpointsTold()).hasSize(1);

        journey();
        assertThat(diary.touchpointsTold()).hasSize(2);
    }

    @Test
    void itsFactsNameTheEventThatItBeganWith() {
        diary.sees(view("/pricing", "10:00"));
        journey();

        assertThat(diary.touchpoints().get(0).getProperties())
                .isEqualTo("{\"journey_stage\":\"interest\",\"page_group\":\"/pricing\",\"touchpoint\":\"page_view\","
                        + "\"sequence_number\":1,\"time_spent\":0,\"conversion_event\":false}");
    }

    @Test
    void aLateEventPutsATouchpointBetweenAndTakesBackWhatIsWrongNow() {
        diary.sees(view("/repairs", "10:00")).sees(view("/repairs", "10:10"));
        assertThat(journey()).containsExactly("1 awareness /repairs from 10:00:00 for 600 s");

        diary.sees(view("/blog", "10:05"));

        assertThat(journey())
                .containsExactly(
                        "1 awareness /repairs from 10:00:00 for 300 s",
                        "2 awareness /blog from 10:05:00 for 300 s",
                        "3 awareness /repairs from 10:10:00 for 0 s");
        assertThat(diary.touchpointsTold())
                .extracting(DerivedEvent::getWithdrawn)
                .containsExactly(false, true, false, false, false);
    }

    @Test
    void aLateEventThatShowsTheSamePlaceEarlierMovesTheTouchpointsBeginning() {
        diary.sees(view("/blog", "10:10"));
        journey();
        diary.sees(view("/blog", "10:00"));

        assertThat(journey()).containsExactly("1 awareness /blog from 10:00:00 for 600 s");
        assertThat(diary.touchpointsTold())
                .extracting(DerivedEvent::getWithdrawn)
                .containsExactly(false, true, false);
    }

    @Test
    void aVisitThatGoesOnAfterItsEndTellsItsLastTouchpointAnew() {
        diary.sees(view("/blog", "10:00"));
        journey();
        diary.sees(view("/blog", "10:20"));

        assertThat(journey()).containsExactly("1 awareness /blog from 10:00:00 for 1200 s");
        assertThat(diary.touchpointsTold())
                .extracting(DerivedEvent::getEventId)
                .hasSize(3)
                .containsOnly(diary.touchpoints().get(0).getEventId());
    }

    @Test
    void aCutInTheMiddleOfAVisitCountsTouchpointsAnew() {
        diary.sees(view("/blog", "10:00")).sees(view("/repairs", "10:10")).sees(view("/blog", "10:20"));
        journey();
        diary.sees(view("/repairs", "10:05")
                .from(Source.newBuilder().setCampaign("spring").build()));

        assertThat(journey())
                .containsExactly(
                        "1 awareness /blog from 10:00:00 for 0 s",
                        "1 awareness /repairs from 10:05:00 for 900 s",
                        "2 awareness /blog from 10:20:00 for 0 s");
        assertThat(diary.touchpoints())
                .extracting(DerivedEvent::getSessionId)
                .hasSameElementsAs(diary.sessionsOfEvents().values());
    }

    @Test
    void whoWatchesNoPageHasAGroupWithoutAName() {
        diary.sees(UserEvent.newBuilder(did("booking_started", "/", "10:00").build())
                .setPage(Page.newBuilder().build())
                .build());

        assertThat(journey()).containsExactly("1 consideration  from 10:00:00 for 0 s");
    }

    private static EventBuilder view(String path, String at) {
        return anEvent().at(at).view(path);
    }

    private static EventBuilder did(String name, String path, String at) {
        return anEvent().at(at).view(path).interaction(name);
    }

    /** What stands when all is over, by time. */
    private List<String> journey() {
        diary.waits(Duration.ofSeconds(11)).waits(Duration.ofHours(1)).waits(Duration.ofMinutes(1));
        return diary.touchpoints().stream()
                .sorted(Comparator.comparing(DerivedEvent::getOccurredAt))
                .map(JourneysTest::words)
                .toList();
    }

    private static String words(DerivedEvent touchpoint) {
        JsonNode grounds = grounds(touchpoint);
        return grounds.path("sequence_number").intValue() + " "
                + grounds.path("journey_stage").textValue() + " "
                + grounds.path("page_group").textValue() + " from "
                + touchpoint.getOccurredAt().toString().substring(11, 19) + " for "
                + grounds.path("time_spent").longValue() / 1000 + " s";
    }

    private static JsonNode grounds(DerivedEvent touchpoint) {
        try {
            return JSON.readTree(touchpoint.getProperties());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
