package io.rivulet.acceptance.oracle;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        assertThat(signals(verdict)).containsExactly("booking_abandoned 11:00:00 10:00:00 {}");
    }

    @Test
    void bookingCompletedAtTheLastMomentIsNotAbandoned() {
        assertThat(signals(judge(
                        anEvent().at("10:00").interaction("booking_started"),
                        anEvent().at("10:30").interaction("booking_completed"))))
                .isEmpty();
    }

    @Test
    void everyThirdPriceCheckOfAWeekIsOneTooMany() {
        EventBuilder[] checks = IntStream.range(0, 7)
                .mapToObj(n -> anEvent().at(START.plus(Duration.ofMinutes(n))).interaction("price_checked"))
                .toArray(EventBuilder[]::new);
        assertThat(signals(judge(checks)))
                .containsExactly(
                        "price_checked_multiple_times 00:02:00 00:00:00 {checks=3}",
                        "price_checked_multiple_times 00:05:00 00:00:00 {checks=3}");
    }

    @Test
    void thirdClickInHasteIsRageOnceARun() {
        assertThat(signals(judge(
                        click("10:00:00.000"), click("10:00:00.500"), click("10:00:01.000"), click("10:00:01.500"))))
                .containsExactly("rage_click 10:00:01 10:00:00 {}");
        assertThat(signals(judge(click("10:00:00.000"), click("10:00:00.500"), click("10:00:01.001"))))
                .isEmpty();
    }

    @Test
    void elevenPagesWithoutAConversionAreFruitless() {
        EventBuilder[] pages = IntStream.range(0, 11)
                .mapToObj(n -> anEvent().at(START.plus(Duration.ofMinutes(n))))
                .toArray(EventBuilder[]::new);
        assertThat(signals(judge(pages))).containsExactly("high_engagement_no_conversion 00:10:00 00:00:00 {}");
        assertThat(signals(judge(Arrays.copyOf(pages, 10)))).isEmpty();
    }

    @Test
    void aTouchpointBeginsWhereStageOrPagesAreOthers() {
        assertThat(touchpoints(judge(
                        anEvent().at("10:00").view("/services/one"),
                        anEvent().at("10:01").view("/services/two"),
                        anEvent().at("10:02").view("/pricing"),
                        anEvent().at("10:03").view("/services").named("page_exit", EventKind.PASSIVE),
                        anEvent().at("10:04").interaction("booking_started"),
                        anEvent().at("10:04:30").purchase("1.00"),
                        anEvent().at("10:05").view("/").named("heartbeat", EventKind.PASSIVE))))
                .containsExactly(
                        touchpoint("10:00:00", false, "awareness", "/services", 1, 120_000, "page_view"),
                        touchpoint("10:02:00", false, "interest", "/pricing", 2, 120_000, "page_view"),
                        touchpoint("10:04:00", false, "consideration", "/", 3, 30_000, "booking_started"),
                        touchpoint("10:04:30", true, "conversion", "/", 4, 30_000, "purchase"));
    }

    @Test
    void anAliasNamesTwoUsersUnlessOneIsNobodyOrTheyAreOne() {
        assertThat(judge(
                                alias("u-1", "u-9"),
                                alias("guest", "u-9"),
                                alias("u-9", "u-9"),
                                alias("ada", "u-9"),
                                alias("u-2", "undefined"),
                                alias("u-1", "u-9"),
                                alias("u-3", "u-9").interaction("identify"))
                        .aliases())
                .containsExactly("u-1 is u-9", "u-1 is u-9");
    }

    private static EventBuilder alias(String previous, String user) {
        return anEvent().signedInAs(user).interaction("alias").properties("{\"previousId\":\"" + previous + "\"}");
    }

    @Test
    void everyVisitHasAJourneyOfItsOwn() {
        assertThat(touchpoints(judge(
                        anEvent().at("10:00").view("/pricing"),
                        anEvent().at("11:00").view("/pricing/x"))))
                .extracting(words -> words.replaceAll(".*sequence_number=(\\d).*", "$1"))
                .containsExactly("1", "1");
    }

    @Test
    void whatHappenedOnOneSiteMakesNothingLateOnAnother() {
        List<UserEvent> arrivals = List.of(
                anEvent().on("shop").at(START.plus(Duration.ofDays(9))).build(),
                anEvent().on("blog").at(START).build());
        assertThat(new Oracle(Reading.WHOLE).judge(arrivals))
                .extracting(Verdict::late)
                .containsExactly(0L, 0L);
    }

    private static String touchpoint(
            String at, boolean conversion, String stage, String group, int number, long spent, String name) {
        return "journey_touchpoint " + at + " 10:00:00 {conversion_event=" + conversion + ", journey_stage=" + stage
                + ", page_group=" + group + ", sequence_number=" + number + ", time_spent=" + spent + ", touchpoint="
                + name + "}";
    }

    private static List<String> touchpoints(Verdict verdict) {
        return words(verdict, "journey_touchpoint"::equals);
    }

    private static List<String> signals(Verdict verdict) {
        return words(verdict, name -> !name.equals("journey_touchpoint"));
    }

    private static List<String> words(Verdict verdict, Predicate<String> name) {
        return verdict.conclusions().stream()
                .filter(one -> name.test(one.name()))
                .map(one -> one.name() + " " + clock(one.at()) + " " + clock(one.visit()) + " " + one.grounds())
                .toList();
    }

    private static String clock(@Nullable Instant at) {
        return at == null ? "never" : at.toString().substring(11, 19);
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
