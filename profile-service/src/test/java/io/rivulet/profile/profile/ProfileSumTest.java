package io.rivulet.profile.profile;

import static io.rivulet.profile.Visit.aVisit;
import static io.rivulet.profile.Visit.again;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileSumTest {

    private static final String[] CHANNELS = {"direct", "organic search", "e-mail", "referral"};
    private static final String[] NAMES = {"page_view", "purchase", "form_submit", "heartbeat", "pricing_viewed"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theOrderOfFactsMakesNoDifference(long seed) {
        var random = new Random(seed);
        List<UserProfile> shares = shares(random);
        UserProfile inOrder = sum(shares);

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(shares, random);
            assertThat(sum(shares)).isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void mergingThePartsIsFoldingTheWhole(long seed) {
        var random = new Random(seed);
        List<UserProfile> shares = shares(random);

        for (int i = 0; i < 20; i++) {
            int cut = 1 + random.nextInt(shares.size() - 1);
            UserProfile one = sum(shares.subList(0, cut));
            UserProfile other = sum(shares.subList(cut, shares.size()));
            assertThat(ProfileSum.add(one, other)).isEqualTo(sum(shares));
            assertThat(ProfileSum.add(other, one)).isEqualTo(sum(shares));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void groupingMakesNoDifference(long seed) {
        var random = new Random(seed);
        UserProfile a = sum(shares(random));
        UserProfile b = sum(shares(random));
        UserProfile c = sum(shares(random));

        assertThat(ProfileSum.add(ProfileSum.add(a, b), c)).isEqualTo(ProfileSum.add(a, ProfileSum.add(b, c)));
    }

    @Test
    void ofACrowdOfBrowsersTheFirstHundredAreNamed() {
        List<UserProfile> shares = new ArrayList<>(IntStream.range(0, 150)
                .mapToObj(i -> share(anEvent().id("e" + i).by("visitor-%03d".formatted(i))))
                .toList());
        Collections.shuffle(shares, new Random(7));

        assertThat(sum(shares).getVisitorIds())
                .hasSize(100)
                .isSorted()
                .startsWith("visitor-000")
                .endsWith("visitor-099");
    }

    @Test
    void ofEndlessEventNamesTheFirstFiveHundredAreCountedRightly() {
        List<UserProfile> shares = new ArrayList<>(IntStream.range(0, 2 * 600)
                .mapToObj(i -> share(anEvent().id("e" + i).interaction("custom_%03d".formatted(i % 600))))
                .toList());
        Collections.shuffle(shares, new Random(7));

        var counts = sum(shares).getEventCounts();
        assertThat(counts).hasSize(500).containsKey("custom_499").doesNotContainKey("custom_500");
        assertThat(counts.values()).containsOnly(2L);
    }

    @Test
    void whatFeaturesAreMadeOfIsCountedAmongEndlessNames() {
        List<UserProfile> shares = new ArrayList<>(IntStream.range(0, 600)
                .mapToObj(i -> share(anEvent().id("e" + i).interaction("custom_%03d".formatted(i))))
                .toList());
        shares.add(share(anEvent().id("e").interaction("price_checked")));

        assertThat(sum(shares).getEventCounts())
                .hasSize(500)
                .containsEntry("price_checked", 1L)
                .containsKey("custom_498")
                .doesNotContainKey("custom_499");
    }

    @Test
    void theNinetiethDayBackIsKeptAndTheOneBeforeIsNot() {
        Instant last = time("10:00");
        UserProfile profile = sum(List.of(
                share(anEvent().id("a").purchase("1").at(last)),
                share(anEvent().id("b").purchase("1").at(last.minus(Duration.ofDays(89)))),
                share(anEvent().id("c").purchase("1").at(last.minus(Duration.ofDays(90))))));

        assertThat(profile.getDays())
                .extracting(day -> day.getDay().toString())
                .containsExactly("2025-12-03", "2026-03-02");
    }

    @Test
    void theFiftyThirdWeekBackIsKeptAndTheOneBeforeIsNot() {
        Session now = aVisit("p").build();
        UserProfile profile = sum(List.of(share(null, now), share(null, back(now, 52)), share(null, back(now, 53))));

        assertThat(profile.getWeeks())
                .extracting(week -> week.getMonday().toString())
                .containsExactly("2025-03-03", "2026-03-02");
        assertThat(profile.getSessions()).isEqualTo(3);
    }

    private static Session back(Session visit, int weeks) {
        Instant then = visit.getStartedAt().minus(Duration.ofDays(7L * weeks));
        return Session.newBuilder(visit).setStartedAt(then).setEndedAt(then).build();
    }

    @Test
    void aServiceIsNamedByWhoeverShowsInterestInIt() {
        UserProfile profile = sum(List.of(
                share(anEvent().id("a").interaction("service_viewed").properties("{\"serviceName\":\"screen\"}")),
                share(anEvent().id("b").interaction("price_checked").properties("{\"service\":\"screen\"}")),
                share(anEvent().id("c").interaction("click").properties("{\"service\":\"battery\"}")),
                share(anEvent().id("d").interaction("booking_started").properties("{\"service\":[\"x\"]}"))));

        assertThat(profile.getServices()).isEqualTo(Map.of("screen", 2L));
    }

    @Test
    void ofWhatAPersonSaidOfThemselvesTheLastCounts() {
        UserProfile profile = sum(List.of(
                share(said("b", "10:05", "{\"traits\":{\"firstName\":\"Ada\",\"plan\":\"pro\"}}")),
                share(said("a", "10:00", "{\"traits\":{\"first_name\":\"A.\",\"email\":\"email_3f\"}}"))));

        assertThat(profile.getTraits().entrySet())
                .extracting(trait -> trait.getKey() + " " + trait.getValue().getValue())
                .containsExactlyInAnyOrder("first_name Ada", "email email_3f");
    }

    private static EventBuilder said(String id, String at, String properties) {
        return anEvent().id(id).at(at).interaction("identify").properties(properties);
    }

    @Test
    void whatBookingsBroughtInIsPartOfWhatThePersonDid() {
        UserProfile profile = sum(List.of(
                share(anEvent().id("a").purchase("10")),
                share(anEvent().id("b").purchase("5").interaction("booking_completed"))));

        assertThat(profile.getRevenue().get(0).getAmount()).isEqualByComparingTo("15");
        assertThat(profile.getBookingRevenue().get(0).getAmount()).isEqualByComparingTo("5");
    }

    @Test
    void aVisitIsAHabitOfItsHour() {
        // A Monday.
        assertThat(share(null, aVisit("p").from("10:59").to("10:59").build()).getHabits())
                .containsOnlyKeys("1-10");
        assertThat(share(null, aVisit("p").from("11:00").to("11:00").build()).getHabits())
                .containsOnlyKeys("1-11");
    }

    @Test
    void aSessionThatWasAbsorbedLeavesNoCountsBehind() {
        Session alone = aVisit("p").from("10:00").to("10:02").through("e-mail").build();
        Session absorbed = again(alone).in(SessionState.MERGED_INTO).build();

        UserProfile profile = sum(List.of(share(null, alone), share(alone, absorbed)));

        assertThat(profile.getSessions()).isZero();
        assertThat(profile.getBounces()).isZero();
        assertThat(profile.getSessionMillis()).isZero();
        assertThat(profile.getChannels()).isEmpty();
        assertThat(profile.getDeviceTypes()).isEmpty();
    }

    @Test
    void oneViewIsABounceAndOneViewWithAClickIsNot() {
        assertThat(share(null, aVisit("p").views(1).interactions(0).build()).getBounces())
                .isEqualTo(1);
        assertThat(share(null, aVisit("p").views(1).interactions(1).build()).getBounces())
                .isZero();
        assertThat(share(null, aVisit("p").views(2).interactions(0).build()).getBounces())
                .isZero();
        assertThat(share(null, aVisit("p").views(0).interactions(0).build()).getBounces())
                .isZero();
    }

    @Test
    void theLastTouchIsTheLastThatWasNotDirect() {
        UserProfile profile = sum(List.of(
                share(null, aVisit("p").from("10:00").through("direct").build()),
                share(
                        null,
                        aVisit("p").from("11:00").to("11:00").through("e-mail").build()),
                share(
                        null,
                        aVisit("p").from("12:00").to("12:00").through("direct").build())));

        assertThat(profile.getFirstTouch().getAt()).isEqualTo(time("10:00"));
        assertThat(profile.getFirstTouch().getSource().getChannel()).isEqualTo("direct");
        assertThat(profile.getLastTouch().getAt()).isEqualTo(time("11:00"));
        assertThat(profile.getLastTouch().getSource().getChannel()).isEqualTo("e-mail");
    }

    @Test
    void theLastTouchIsTheLastWhereAllWereDirect() {
        UserProfile profile = sum(List.of(
                share(null, aVisit("p").from("10:00").build()),
                share(null, aVisit("p").from("12:00").to("12:00").build())));

        assertThat(profile.getLastTouch().getAt()).isEqualTo(time("12:00"));
    }

    @Test
    void moneyThatWentBackLeavesNoEntry() {
        UserProfile profile =
                sum(List.of(share(anEvent().purchase("10")), share(anEvent().purchase("-10"))));

        assertThat(profile.getRevenue()).isEmpty();
        assertThat(profile.getConversionCount()).isEqualTo(2);
    }

    private static UserProfile sum(List<UserProfile> shares) {
        return shares.stream().reduce(ProfileSum::add).orElseThrow();
    }

    /** What a few visits come to, revision by revision. */
    private static List<UserProfile> shares(Random random) {
        var shares = new ArrayList<UserProfile>();
        for (int visit = 0; visit < 8; visit++) {
            int hour = random.nextInt(22);
            Session session = null;
            int revisions = 1 + random.nextInt(4);
            for (int revision = 0; revision < revisions; revision++) {
                String at = "%02d:%02d".formatted(hour, 10 + revision);
                shares.add(share(event(random).at(at)));
                Session next = aVisit("p")
                        .from("%02d:%02d".formatted(hour, random.nextInt(10)))
                        .to(at)
                        .views(random.nextInt(3))
                        .interactions(random.nextInt(2))
                        .engaged(random.nextInt(100_000))
                        .through(CHANNELS[random.nextInt(CHANNELS.length)])
                        .in(random.nextInt(6) == 0 ? SessionState.MERGED_INTO : SessionState.OPEN)
                        .build();
                FactShare.of(change(session, next)).ifPresent(shares::add);
                session = next;
            }
        }
        return shares;
    }

    private static EventBuilder event(Random random) {
        EventBuilder event = anEvent().by("v" + random.nextInt(150)).on("site" + random.nextInt(3));
        return random.nextInt(4) == 0
                ? event.purchase(Integer.toString(random.nextInt(100) - 50))
                : event.interaction(NAMES[random.nextInt(NAMES.length)]);
    }

    private static UserProfile share(EventBuilder event) {
        return FactShare.of(new SessionEvent(
                        "p", CountedEvent.newBuilder().setEvent(event.build()).build()))
                .orElseThrow();
    }

    @Test
    void aVisitOfWhichOnlyEventsMovedAddsNothing() {
        Session visit = aVisit("p").to("10:05").build();

        assertThat(FactShare.of(change(visit, visit))).isEmpty();
    }

    private static UserProfile share(@Nullable Session before, Session after) {
        return FactShare.of(change(before, after)).orElseThrow();
    }

    private static SessionEvent change(@Nullable Session before, Session after) {
        return new SessionEvent("p", new SessionChange(SessionChangeKind.REVISED, before, after, List.of(), true));
    }
}
