package io.rivulet.profile.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rivulet.schemas.avro.UserEvent;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys under which a person's events lie next to each other in the order in which they happened: length of the
 * person's id, the id, the time and the tracker's running number, both with their sign flipped so that bytes compare as
 * numbers do, the event's id.
 */
public final class RecentKey {

    private RecentKey() {}

    static Bytes of(String person, UserEvent event) {
        return key(
                person,
                event.getOccurredAt().toEpochMilli(),
                event.getSequence(),
                event.getEventId().getBytes(UTF_8));
    }

    /** Not after any of the person's events. */
    public static Bytes first(String person) {
        return key(person, Long.MIN_VALUE, Long.MIN_VALUE, new byte[0]);
    }

    /** Not before any of the person's events. */
    public static Bytes last(String person) {
        return key(person, Long.MAX_VALUE, Long.MAX_VALUE, new byte[0]);
    }

    private static Bytes key(String person, long time, long sequence, byte[] event) {
        byte[] name = person.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + name.length + 2 * Long.BYTES + event.length)
                .putInt(name.length)
                .put(name)
                .putLong(time ^ Long.MIN_VALUE)
                .putLong(sequence ^ Long.MIN_VALUE)
                .put(event)
                .array());
    }
}
