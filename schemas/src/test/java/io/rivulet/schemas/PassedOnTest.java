package io.rivulet.schemas;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class PassedOnTest {

    private static final byte[] PREFIX = {0, 0, 0, 0, 7};
    private static final UserEvent EVENT = anEvent().by("ada").purchase("12.50").build();
    private static final UserEvent FROM_ELSEWHERE = anEvent().by("bob").build();

    private final Serializer<UserEvent> events = new PrefixedSerializer<>(PREFIX, new PassingOn<>(UserEvent.class));
    private final Serializer<SessionEvent> facts =
            new PrefixedSerializer<>(PREFIX, new PassingOn<>(SessionEvent.class));
    private final Deserializer<UserEvent> reader =
            new PrefixedDeserializer<>(PREFIX, UserEvent.class, UserEventAsRead::new, (topic, bytes) -> FROM_ELSEWHERE);

    @Test
    void anEventThatWasReadIsWrittenByteForByteAsItCame() {
        byte[] came = events.serialize("user-events", EVENT);

        UserEvent read = reader.deserialize("user-events", came);

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("bytes", "from", "length")
                .isEqualTo(EVENT);
        assertThat(events.serialize("user-events", read)).isEqualTo(came);
        assertThat(facts.serialize("session-events", counted(read)))
                .isEqualTo(facts.serialize("session-events", counted(EVENT)));
    }

    /** Which shows only where somebody changes the bytes, as nobody does. */
    @Test
    void whatIsPassedOnIsNotWrittenFieldByField() {
        byte[] came = events.serialize("user-events", EVENT);
        UserEvent read = reader.deserialize("user-events", came);
        came[came.length - 1] = ' ';

        assertThat(events.serialize("user-events", read)).isEqualTo(came);
    }

    @Test
    void aCopyThatSaysSomethingElseIsWrittenAnew() {
        UserEvent read = reader.deserialize("user-events", events.serialize("user-events", EVENT));

        UserEvent built = UserEvent.newBuilder(read).setEventId("e#1").build();
        UserEvent copied = RecordCopy.of(read).with("event_id", "e#1").done();

        byte[] renamed = events.serialize(
                "user-events", UserEvent.newBuilder(EVENT).setEventId("e#1").build());
        assertThat(events.serialize("user-events", built)).isEqualTo(renamed);
        assertThat(events.serialize("user-events", copied)).isEqualTo(renamed);
    }

    @Test
    void whatStandsBehindAnEventIsNotPassedOn() {
        byte[] came = events.serialize("user-events", EVENT);

        UserEvent read = reader.deserialize("user-events", Arrays.copyOf(came, came.length + 3));

        assertThat(events.serialize("user-events", read)).isEqualTo(came);
    }

    @Test
    void anEventOfAnotherSchemaIsReadByWhoKnowsThatOne() {
        byte[] other = events.serialize("user-events", EVENT);
        other[PREFIX.length - 1]++;

        assertThat(reader.deserialize("user-events", other)).isSameAs(FROM_ELSEWHERE);
        assertThat(reader.deserialize("user-events", new byte[] {0})).isSameAs(FROM_ELSEWHERE);
    }

    @Test
    void brokenBytesAreTheirSendersFault() {
        byte[] came = events.serialize("user-events", EVENT);

        assertThatThrownBy(() -> reader.deserialize("user-events", Arrays.copyOf(came, came.length / 2)))
                .isInstanceOf(SerializationException.class)
                .hasCauseInstanceOf(AvroRuntimeException.class);
    }

    private static SessionEvent counted(UserEvent event) {
        return new SessionEvent("ada", new CountedEvent(event, "s_1", 3, false, false));
    }
}
