package io.rivulet.acceptance.oracle;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Money;
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

    private static final Differ DIFFER = new Differ(Set.of("booking_abandoned"));

    private final List<UserEvent> events = List.of(
            anEvent().at("10:00").build(),
            anEvent().at("10:01").interaction("booking_started").build());
    private final Verdict verdict = new Oracle(Reading.WHOLE).judge(events).get(0);
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
        told.fact(abandoned(true));
        assertThat(DIFFER.difference(verdict, told))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("conclusion 1: expected", "found nothing more"));
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
        told.fact(abandoned(false));
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

    private SessionEvent abandoned(boolean withdrawn) {
        return new SessionEvent(
                "ada",
                DerivedEvent.newBuilder()
                        .setEventId("d_1")
                        .setEventName("booking_abandoned")
                        .setSiteId("demo")
                        .setVisitorId("ada")
                        .setSessionId("s_1")
                        .setOccurredAt(verdict.conclusions().get(0).at())
                        .setWithdrawn(withdrawn)
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
