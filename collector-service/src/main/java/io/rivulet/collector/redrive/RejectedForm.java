package io.rivulet.collector.redrive;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.RejectedEvent;
import java.nio.ByteBuffer;
import java.util.function.IntPredicate;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the values of {@code rejected-events}. Whether the registry knows a value's schema is asked first: what the
 * deserializer says when it fails does not tell a registry that is away from a value that is broken.
 *
 * @param schemas whether the registry has a schema of this id
 */
record RejectedForm(IntPredicate schemas, Deserializer<RejectedEvent> values) {

    private static final byte MAGIC = 0;
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    /**
     * Reads one.
     *
     * @throws RejectedTopic.OutOfReach when the registry does not say which schema it has
     */
    RejectedEvent read(byte[] value) throws Unreadable {
        var bytes = ByteBuffer.wrap(value);
        if (bytes.remaining() < PREFIX_BYTES || bytes.get() != MAGIC) {
            throw new Unreadable("It does not begin with the id of a schema.");
        }
        int schema = bytes.getInt();
        if (!schemas.test(schema)) {
            throw new Unreadable("The registry has no schema " + schema + ".");
        }
        try {
            return values.deserialize(Topics.REJECTED_EVENTS.name(), value);
        } catch (RuntimeException e) {
            throw new Unreadable("It is not what schema " + schema + " says.", e);
        }
    }
}
