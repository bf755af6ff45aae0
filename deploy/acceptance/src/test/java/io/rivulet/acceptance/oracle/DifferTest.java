package io.rivulet.acceptance.oracle;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No lie about a visitor goes unseen. */
class DifferTest {

    private static final Differ DIFFER = new Differ(Set.of("booking_abandoned", "journey_touchpoint"));

    private static final String FIRST = "d_2";

    private final List<UserEvent> events = List.of(
            anEvent().at("10:00").build(),
            anEvent().at("10:01").interaction("booking_started").build());
    private final Verdict verdict = new Oracle(Reading.WHOLE).judge(events).get(0);
    private final DerivedEvent abandoned = DerivedEvent.newBuilder()
            .setEventId("d_1")
            .setEventName("booking_abandoned")
            .setSiteId("demo")
            .setVisitorId("ada")
            .setSessionId("s_1")
            .setOccurredAt(time("10:31"))
            .build();
    private final Session truth = Session.newBuilder(verdict.visits().get(0).session())
            .setSessionId("s_1")
            .setRevision(1)
            .build();

    @Test
    void truthIsFoundTrue() {
        assertThat(DIFFER.difference(verdict, told(UnaryOperator.identity()))).isEmpty();
    }

    static Stream<String> fields() {
        return Session.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !Set.of("session_id", "revision", "site_id", "visitor_id")
                        .contains(name));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyFieldIsCompared(String field) {
        Told told = told(session -> {
            Session lie = SpecificData.get().deepCopy(Session.getClassSchema(), session);
            int position = Session.getClassSchema().getField(field).pos();
            lie.put(position, other(session.get(position)));
            return lie;
        });
        assertThat(DIFFER.difference(verdict, told))
                .hasValueSatisfying(words ->
                        assertThat(words).contains(field + ": expected", "visitor ada on demo", "booking_started"));
    }

    @Test
    void missingAndRepeatedEventsAreSeen() {
        Told missing = told(UnaryOperator.identity(), events.subList(0, 1));
        assertThat(DIFFER.difference(verdict, missing))
                .hasValueSatisfying(words -> assertThat(words).contains("found nothing more"));
        Told twice = told(UnaryOperator.identity());
        twice.fact(counted(events.get(1)));
        assertThat(DIFFER.difference(verdict, twice))
                .hasValueSatisfying(words -> assertThat(words).contains("expected nothing more"));
    }

    @Test
    void sessionOfAVisitorWhoNeverCameIsSeen() {
        Told told = told(UnaryOperator.identity());
        assertThat(told.strangers(List.of(verdict))).isEmpty();
        told.session(Session.newBuilder(truth).setVisitorId("eve").build());
        assertThat(told.strangers(List.of(verdict))).containsExactly("demo eve");
    }

    @Test
    void changesThatDoNotAddUpAreSeen() {
        Told told = told(UnaryOperator.identity());
        told.session(Session.newBuilder(truth).setRevision(2).build());
        assertThat(DIFFER.difference(verdict, told))
                .hasValueSatisfying(words -> assertThat(words).contains("its changes end at revision 1"));
    }

    @Test
    void conclusionThatWasWithdrawnIsMissing() {
        Told told = told(UnaryOperator.identity());
        told.fact(new SessionEvent(
                "ada", DerivedEvent.newBuilder(abandoned).setWithdrawn(true).build()));
        assertThat(DIFFER.difference(verdict, told))
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("conclusion 3: expected", "booking_abandoned", "found nothing more"));
    }

    static Stream<UnaryOperator<DerivedEvent>> forgeries() {
        return Stream.of(
                told -> DerivedEvent.newBuilder(told).setWithdrawn(true).build(),
                told -> DerivedEvent.newBuilder(told)
                        .setOccurredAt(told.getOccurredAt().plusMillis(1))
                        .build(),
                told -> DerivedEvent.newBuilder(told).setSessionId("s_2").build(),
                told -> DerivedEvent.newBuilder(told).setSessionId(null).build(),
                told -> DerivedEvent.newBuilder(told).setProperties("{}").build(),
                told -> DerivedEvent.newBuilder(told).setProperties("not JSON").build(),
                told -> said(told, "\"journey_stage\":\"awareness\"", "\"journey_stage\":\"interest\""),
                told -> said(told, "\"page_group\":\"/\"", "\"page_group\":\"/blog\""),
                told -> said(told, "\"touchpoint\":\"page_view\"", "\"touchpoint\":\"click\""),
                told -> said(told, "\"sequence_number\":1", "\"sequence_number\":2"),
                told -> said(told, "\"time_spent\":60000", "\"time_spent\":60001"),
                told -> said(told, "\"conversion_event\":false", "\"conversion_event\":true"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgedTouchpointIsNamed(UnaryOperator<DerivedEvent> forgery) {
        Told told = told(UnaryOperator.identity());
        told.fact(new SessionEvent("ada", forgery.apply(touchpoint(FIRST))));

        assertThat(DIFFER.difference(verdict, told))
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("conclusion 1: expected Conclusion[name=journey_touchpoint", "visitor ada on demo"));
    }

    @Test
    void anAliasThatNobodyAskedForIsNamed() {
        Told told = told(UnaryOperator.identity());
        told.fact(new SessionEvent("u-1", new PersonMerged("u-1", "u-2", "ada", time("10:01"))));

        assertThat(DIFFER.difference(verdict, told))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("alias 1: expected nothing more, found u-1 is u-2"));
    }

    @Test
    void anAliasThatWasNotToldOrToldToAnotherIsNamed() {
        UserEvent alias = anEvent()
                .at("10:02")
                .signedInAs("ada")
                .interaction("alias")
                .properties("{\"previousId\":\"u-1\"}")
                .build();
        List<UserEvent> all = Stream.concat(events.stream(), Stream.of(alias)).toList();
        Verdict asked = new Oracle(Reading.WHOLE).judge(all).get(0);
        Told told = told(UnaryOperator.identity(), all);

        assertThat(DIFFER.difference(asked, told))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("alias 1: expected u-1 is ada, found nothing more"));
        told.fact(new SessionEvent("u-1", new PersonMerged("u-1", "eve", "ada", time("10:02"))));
        assertThat(DIFFER.difference(asked, told))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("alias 1: expected u-1 is ada, found u-1 is eve"));
    }

    @Test
    void aTouchpointTooManyIsNamed() {
        Told told = told(UnaryOperator.identity());
        told.fact(new SessionEvent(
                "ada",
                DerivedEvent.newBuilder(touchpoint(FIRST)).setEventId("d_9").build()));

        assertThat(DIFFER.difference(verdict, told))
                .hasValueSatisfying(words -> assertThat(words).contains("conclusion 2: expected"));
    }

    @Test
    void aTouchpointToldTwiceIsNamed() {
        Told told = told(UnaryOperator.identity());
        told.fact(new SessionEvent("ada", touchpoint(FIRST)));

        assertThat(DIFFER.difference(verdict, told))
                .hasValueSatisfying(words -> assertThat(words).contains("1 conclusions were told twice"));
    }

    private static DerivedEvent said(DerivedEvent told, String truth, String lie) {
        assertThat(told.getProperties()).contains(truth);
        return DerivedEvent.newBuilder(told)
                .setProperties(told.getProperties().replace(truth, lie))
                .build();
    }

    private DerivedEvent touchpoint(String id) {
        boolean first = id.equals(FIRST);
        return DerivedEvent.newBuilder(abandoned)
                .setEventId(id)
                .setEventName("journey_touchpoint")
                .setOccurredAt(events.get(first ? 0 : 1).getOccurredAt())
                .setProperties(
                        first
                                ? "{\"journey_stage\":\"awareness\",\"page_group\":\"/\",\"touchpoint\":\"page_view\","
                                        + "\"sequence_number\":1,\"time_spent\":60000,\"conversion_event\":false}"
                                : "{\"journey_stage\":\"consideration\",\"page_group\":\"/\",\"touchpoint\":\"booking_started\","
                                        + "\"sequence_number\":2,\"time_spent\":0,\"conversion_event\":false}")
                .build();
    }

    private Told told(UnaryOperator<Session> lie) {
        return told(lie, events);
    }

    private Told told(UnaryOperator<Session> lie, List<UserEvent> counted) {
        Told told = new Told(visitor -> true);
        Session session = lie.apply(truth);
        told.session(session);
        told.fact(new SessionEvent("ada", new SessionChange(SessionChangeKind.OPENED, null, session, List.of(), true)));
        counted.forEach(event -> told.fact(counted(event)));
        told.fact(new SessionEvent("ada", abandoned));
        told.fact(new SessionEvent("ada", touchpoint(FIRST)));
        told.fact(new SessionEvent("ada", touchpoint("d_3")));
        return told;
    }

    private static SessionEvent counted(UserEvent event) {
        return new SessionEvent(
                "ada",
                CountedEvent.newBuilder()
                        .setEvent(event)
                        .setSessionId("s_1")
                        .setPlaceInSession(1)
                        .build());
    }

    private static Object other(@Nullable Object value) {
        if (value instanceof Boolean yes) {
            return !yes;
        } else if (value instanceof Integer number) {
            return number + 1;
        } else if (value instanceof Long number) {
            return number + 1;
        } else if (value instanceof Instant time) {
            return time.plusMillis(1);
        } else if (value instanceof SessionState) {
            return SessionState.OPEN;
        } else if (value instanceof List) {
            return List.of(new Money(BigDecimal.ONE.setScale(6), "GBP"));
        } else if (value instanceof SpecificRecord record) {
            SpecificRecord copy = SpecificData.get().deepCopy(record.getSchema(), record);
            copy.put(0, copy.get(0) + "other");
            return copy;
        }
        return value + "other";
    }
}
