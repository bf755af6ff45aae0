package io.rivulet.acceptance.oracle;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.DayOfPerson;
import io.rivulet.schemas.avro.Touch;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.WeekOfPerson;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The judge of profiles before the law: a person small enough to be right by looking at them. */
class ProfileDifferTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final ProfileDiffer judge = judge(
            anEvent().id("a").by("ada").at("10:00").view("/"),
            anEvent().id("b").by("ada").at("10:01").interaction("add_to_cart"),
            anEvent().id("c").by("ada").at("12:00").view("/prices").signedInAs("user-7"));

    /** Whatever the service says, this is what ada did. */
    private static UserProfile ada() {
        return UserProfile.newBuilder()
                .setPersonId("user-7")
                .setVisitorIds(List.of("ada"))
                .setSiteIds(List.of("demo"))
                .setFirstSeenAt(time("10:00"))
                .setLastSeenAt(time("12:00"))
                .setEvents(3)
                .setPageViews(2)
                .setSessions(2)
                .setBounces(1)
                .setSessionMillis(60_000)
                .setEngagedMillis(30_000)
                .setEventCounts(Map.of("page_view", 2L, "add_to_cart", 1L))
                .setChannels(Map.of("direct", 2L))
                .setHabits(Map.of("1-10", 1L, "1-12", 1L))
                .setDays(List.of(new DayOfPerson(MONDAY, Map.of(), 1L, 0L)))
                .setWeeks(List.of(new WeekOfPerson(MONDAY, 2L, 2L, 30_000L, 0L)))
                .build();
    }

    @Test
    void whatIsToldAsItIsDiffersInNothing() {
        assertThat(judge.differences(Map.of("user-7", complete(ada())))).isEmpty();
    }

    @Test
    void theFirstFieldThatDiffersIsNamed() {
        UserProfile wrong = UserProfile.newBuilder(complete(ada()))
                .setBounces(2)
                .setWeeks(List.of())
                .build();

        assertThat(judge.differences(Map.of("user-7", wrong)))
                .singleElement()
                .asString()
                .startsWith("person user-7, bounces: expected 1, found 2");
    }

    @Test
    void whoWasNotToldIsMissed() {
        assertThat(judge.differences(Map.of()))
                .singleElement()
                .asString()
                .startsWith("person user-7, no profile was told");
    }

    /** Who was told before the sign-in has to be taken back. */
    @Test
    void whoBecameAnotherAndIsStillToldIsNamed() {
        assertThat(judge.differences(Map.of(
                        "user-7",
                        complete(ada()),
                        "ada",
                        UserProfile.newBuilder(ada()).setPersonId("ada").build())))
                .singleElement()
                .asString()
                .startsWith("person ada, expected no profile");
    }

    @Test
    void usersOfWhomAServerSaysThatTheyAreOneHaveOneProfile() {
        ProfileDiffer ofTwo = judge(
                anEvent().id("a").by("ada").at("10:00").view("/").signedInAs("user-7"),
                anEvent().id("b").by("bob").at("10:00").view("/").signedInAs("user-8"),
                anEvent()
                        .id("c")
                        .by("bob")
                        .at("11:00")
                        .interaction("alias")
                        .signedInAs("user-8")
                        .properties("{\"previousId\":\"user-7\"}"));

        assertThat(ofTwo.people()).isOne();
        assertThat(ofTwo.differences(Map.of()))
                .singleElement()
                .asString()
                .startsWith("person user-8, no profile was told");
    }

    @Test
    void aProgramHasNone() {
        assertThat(judge(anEvent().by("crawler").bot("crawler").at("10:00")).people())
                .isZero();
    }

    /** With what the builder of events says of device, place and source. */
    private static UserProfile complete(UserProfile profile) {
        var event = anEvent().build();
        var touch = new Touch(profile.getFirstSeenAt(), event.getSource());
        String type = event.getDevice().getType();
        String country = event.getPlace().getCountry();
        return UserProfile.newBuilder(profile)
                .setFirstTouch(touch)
                .setDeviceTypes(type == null ? Map.of() : Map.of(type, 2L))
                .setCountries(country == null ? Map.of() : Map.of(country, 2L))
                .setDays(List.of(new DayOfPerson(MONDAY, type == null ? Map.of() : Map.of(type, 2L), 1L, 0L)))
                .build();
    }

    private static ProfileDiffer judge(EventBuilder... events) {
        return new ProfileDiffer(new Oracle(Reading.WHOLE)
                .judge(Stream.of(events).map(EventBuilder::build).toList()));
    }
}
