package io.rivulet.acceptance.oracle;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The judge before the law: examples small enough to be right by looking at them. */
class OracleTest {

    private static final Instant START = time("00:00");

    @Test
    void exactlyTheGapGoesOnAndAMillisecondMoreBeginsAnew() {
        assertThat(events(
                        anEvent().at("10:00"), anEvent().at("10:30"), anEvent().at("11:00:00.001")))
                .containsExactly(2, 1);
    }

    @Test
    void exactlyADayGoesOnAndAMillisecondMoreBeginsAnew() {
        Stream<EventBuilder> day =
                IntStream.rangeClosed(0, 48).mapToObj(half -> anEvent().at(START.plus(Duration.ofMinutes(30L * half))));
        EventBuilder next = anEvent().at(START.plus(Duration.ofDays(1)).plusMillis(1));
        assertThat(events(Stream.concat(day, Stream.of(next)).toArray(EventBuilder[]::new)))
                .containsExactly(49, 1);
    }

    @Test
    void anotherCampaignBeginsAnewAndTheSameInOtherLettersDoesNot() {
        assertThat(events(
                        anEvent().at("10:00").from(campaign("spring")),
                        anEvent().at("10:01").from(campaign("SPRING")),
                        anEvent().at("10:02").from(campaign(" ")),
                        anEvent().at("10:03").from(campaign("summer"))))
                .containsExactly(3, 1);
    }

    @Test
    void firstCampaignBeginsAnewOnlyAfterAPageView() {
        assertThat(events(
                        anEvent().at("10:00").interaction("click"),
                        anEvent().at("10:01").from(campaign("spring"))))
                .containsExactly(2);
        assertThat(events(anEvent().at("10:00"), anEvent().at("10:01").from(campaign("spring"))))
                .containsExactly(1, 1);
    }

    @Test
    void assistantsCampaignIsNone() {
        Source assistant =
                Source.newBuilder(campaign("summer")).setChannel("assistant").build();
        assertThat(events(
                        anEvent().at("10:00").from(campaign("spring")),
                        anEvent().at("10:01").from(assistant),
                        anEvent().at("10:02").from(campaign("spring"))))
                .containsExactly(3);
    }

    @Test
    void exactlyTheGraceIsInTimeAndAMillisecondMoreIsLate() {
        Instant now = START.plus(Duration.ofDays(2));
        Instant dayBefore = now.minus(Duration.ofDays(1));
        List<Counted> counted = judge(
                        anEvent().at(now), anEvent().at(dayBefore), anEvent().at(dayBefore.minusMillis(1)))
                .counted();
        assertThat(counted).extracting(Counted::late).containsExactly(false, false, true);
    }

    @Test
    void sameContentUnderTheSameIdCountsOnceAndOtherContentCountsAsAnother() {
        List<Counted> counted = judge(
                        anEvent().id("a").content(1),
                        anEvent().id("a").content(1),
                        anEvent().id("a").content(2),
                        anEvent().id("a").content(2))
                .counted();
        assertThat(counted).extracting(Counted::id).containsExactly("a", "a#2");
    }

    @Test
    void firstUserHasTheHistoryAndTheNextOnlyWhatFollows() {
        Verdict verdict = judge(
                anEvent().at("10:00"),
                anEvent().at("11:00").signedInAs("null"),
                anEvent().at("12:00").signedInAs("u-1"),
                anEvent().at("13:00").signedInAs("u-2"),
                anEvent().at("14:00"));
        assertThat(verdict.visits())
                .extracting(visit -> visit.session().getPersonId())
                .containsExactly("u-1", "u-1", "u-1", "u-2", "u-2");
    }

    @Test
    void bookingIsAbandonedOnceAtTheEndOfItsChain() {
        Verdict verdict = judge(
                anEvent().at("10:00").interaction("booking_started"),
                anEvent().at("10:30").interaction("booking_started"),
                anEvent().at("11:00:00.001").interaction("booking_completed"));
        assertThat(verdict.conclusions()).containsExactly(new Conclusion("booking_abandoned", time("11:00")));
    }

    @Test
    void bookingCompletedAtTheLastMomentIsNotAbandoned() {
        assertThat(judge(
                                anEvent().at("10:00").interaction("booking_started"),
                                anEvent().at("10:30").interaction("booking_completed"))
                        .conclusions())
                .isEmpty();
    }

    @Test
    void everyThirdPriceCheckOfAWeekIsOneTooMany() {
        EventBuilder[] checks = IntStream.range(0, 7)
                .mapToObj(n -> anEvent().at(START.plus(Duration.ofMinutes(n))).interaction("price_checked"))
                .toArray(EventBuilder[]::new);
        assertThat(judge(checks).conclusions())
                .extracting(Conclusion::at)
                .containsExactly(time("00:02"), time("00:05"));
    }

    @Test
    void thirdClickInHasteIsRageOnceARun() {
        assertThat(judge(click("10:00:00.000"), click("10:00:00.500"), click("10:00:01.000"), click("10:00:01.500"))
                        .conclusions())
                .containsExactly(new Conclusion("rage_click", time("10:00:01.000")));
        assertThat(judge(click("10:00:00.000"), click("10:00:00.500"), click("10:00:01.001"))
                        .conclusions())
                .isEmpty();
    }

    @Test
    void elevenPagesWithoutAConversionAreFruitless() {
        EventBuilder[] pages = IntStream.range(0, 11)
                .mapToObj(n -> anEvent().at(START.plus(Duration.ofMinutes(n))))
                .toArray(EventBuilder[]::new);
        assertThat(judge(pages).conclusions())
                .containsExactly(new Conclusion("high_engagement_no_conversion", time("00:10")));
        assertThat(judge(Arrays.copyOf(pages, 10)).conclusions()).isEmpty();
    }

    private static EventBuilder click(String at) {
        return anEvent().at(at).interaction("click").properties("{\"element\":\"#buy\",\"x\":1,\"y\":1}");
    }

    private static Source campaign(String name) {
        return Source.newBuilder().setCampaign(name).build();
    }

    private static List<Integer> events(EventBuilder... events) {
        return judge(events).visits().stream()
                .map(Verdict.Visit::session)
                .map(Session::getEvents)
                .toList();
    }

    private static Verdict judge(EventBuilder... events) {
        List<UserEvent> arrivals = Stream.of(events).map(EventBuilder::build).toList();
        return new Oracle(Reading.WHOLE).judge(arrivals).get(0);
    }
}
