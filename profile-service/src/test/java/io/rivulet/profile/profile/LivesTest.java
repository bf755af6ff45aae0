package io.rivulet.profile.profile;

import static io.rivulet.profile.Visit.aVisit;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long lives, longer than days and weeks are kept: what they come to does not depend on how their facts arrive. */
class LivesTest {

    private static final Instant BIRTH = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAYS = 800;
    private static final List<String> NAMES = List.of(
            "page_view",
            "service_viewed",
            "price_checked",
            "booking_started",
            "booking_completed",
            "add_to_cart",
            "purchase",
            "identify",
            "support_ticket");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theOrderOfFactsMakesNoDifference(long seed) {
        var random = new Random(seed);
        List<UserProfile> life = shares(facts(random));
        UserProfile inOrder = sum(life);

        for (int i = 0; i < 10; i++) {
            Collections.shuffle(life, random);
            assertThat(sum(life)).isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void peopleMergedInAnyOrderAreTheOneWhoDidItAll(long seed) {
        var random = new Random(seed);
        List<UserProfile> life = shares(facts(random));
        UserProfile whole = sum(life);

        for (int i = 0; i < 10; i++) {
            Collections.shuffle(life, random);
            var people = new ArrayList<UserProfile>();
            for (int from = 0; from < life.size(); ) {
                int to = Math.min(life.size(), from + 1 + random.nextInt(40));
                people.add(sum(life.subList(from, to)));
                from = to;
            }
            while (people.size() > 1) {
                UserProfile one = people.remove(random.nextInt(people.size()));
                int other = random.nextInt(people.size());
                people.set(other, ProfileSum.add(people.get(other), one));
            }
            assertThat(people.get(0)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whatIsTakenBackNeverHappened(long seed) {
        var random = new Random(seed);
        List<SessionEvent> life = facts(random);
        // No minimum can be taken back: the life begins and ends with visits that stand.
        life.add(visit(null, session(random, BIRTH, "e-mail")));
        life.add(visit(null, session(random, BIRTH.plus(Duration.ofDays(DAYS + 1)), "e-mail")));
        List<UserProfile> shares = shares(life);
        UserProfile plain = sum(shares);

        for (int i = 0; i < 20; i++) {
            Session gone = session(random, moment(random), "direct");
            shares.addAll(shares(List.of(
                    visit(null, gone),
                    visit(
                            gone,
                            Session.newBuilder(gone)
                                    .setState(SessionState.MERGED_INTO)
                                    .build()),
                    conclusion(i, false),
                    conclusion(i, true))));
        }
        Collections.shuffle(shares, random);

        assertThat(sum(shares)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void nothingGrowsWithoutABound(long seed) {
        UserProfile profile = sum(shares(facts(new Random(seed))));

        assertThat(profile.getDays()).hasSizeLessThanOrEqualTo(90);
        assertThat(profile.getWeeks()).hasSizeLessThanOrEqualTo(53);
        assertThat(profile.getHabits()).hasSizeLessThanOrEqualTo(7 * 24);
        assertThat(profile.getTraits()).hasSizeLessThanOrEqualTo(5);
    }

    private static UserProfile sum(List<UserProfile> shares) {
        return shares.stream().reduce(ProfileSum::add).orElseThrow();
    }

    private static List<UserProfile> shares(List<SessionEvent> facts) {
        return new ArrayList<>(
                facts.stream().map(FactShare::of).flatMap(Optional::stream).toList());
    }

    private static List<SessionEvent> facts(Random random) {
        var facts = new ArrayList<SessionEvent>();
        for (int i = 0; i < 120; i++) {
            Instant start = moment(random);
            for (int event = random.nextInt(4); event >= 0; event--) {
                facts.add(event(random, i * 10 + event, start.plusSeconds(random.nextInt(1000))));
            }
            Session before = null;
            for (int revision = random.nextInt(3); revision >= 0; revision--) {
                Session after =
                        session(random, start.plusSeconds(revision), random.nextBoolean() ? "direct" : "e-mail");
                facts.add(visit(before, after));
                before = after;
            }
            if (random.nextInt(3) == 0) {
                facts.add(conclusion(i, false));
                if (random.nextBoolean()) {
                    facts.add(conclusion(i, true));
                }
            }
        }
        return facts;
    }

    private static Instant moment(Random random) {
        return BIRTH.plusSeconds(1 + random.nextInt(DAYS * 86_400 - 86_400));
    }

    private static SessionEvent event(Random random, int number, Instant at) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        UserEvent event =
                anEvent().id("e" + number).by("p").interaction(name).at(at).build();
        var told = UserEvent.newBuilder(event)
                .setProperties(
                        name.equals("identify")
                                ? "{\"traits\":{\"firstName\":\"Ada" + number + "\",\"email\":\"email_" + number
                                        + "\"}}"
                                : "{\"service\":\"s" + random.nextInt(8) + "\"}");
        if (name.endsWith("_completed")) {
            told.setRevenue(
                    new Money(new BigDecimal(random.nextInt(50) + ".500000"), random.nextBoolean() ? "GBP" : "EUR"));
        }
        return new SessionEvent(
                "p", CountedEvent.newBuilder().setEvent(told.build()).build());
    }

    private static Session session(Random random, Instant start, String channel) {
        return Session.newBuilder(aVisit("p").build())
                .setStartedAt(start)
                .setEndedAt(start.plusSeconds(random.nextInt(3600)))
                .setPageViews(random.nextInt(5))
                .setInteractions(random.nextInt(3))
                .setEngagedMillis(random.nextInt(100_000))
                .setSource(Source.newBuilder()
                        .setChannel(channel)
                        .setSource("source" + random.nextInt(5))
                        .setCampaign(random.nextBoolean() ? "campaign" + random.nextInt(20) : null)
                        .build())
                .setDevice(Device.newBuilder()
                        .setType(random.nextBoolean() ? "mobile" : "desktop")
                        .setOs("os" + random.nextInt(3))
                        .setBrowser("browser" + random.nextInt(3))
                        .build())
                .build();
    }

    private static SessionEvent visit(@Nullable Session before, Session after) {
        return new SessionEvent("p", new SessionChange(SessionChangeKind.REVISED, before, after, List.of(), true));
    }

    private static SessionEvent conclusion(int number, boolean withdrawn) {
        return new SessionEvent(
                "p",
                DerivedEvent.newBuilder()
                        .setEventId("d" + number)
                        .setEventName(number % 2 == 0 ? "booking_abandoned" : "rage_click")
                        .setSiteId("demo")
                        .setVisitorId("p")
                        .setOccurredAt(BIRTH.plus(Duration.ofDays(number)))
                        .setWithdrawn(withdrawn)
                        .build());
    }
}
