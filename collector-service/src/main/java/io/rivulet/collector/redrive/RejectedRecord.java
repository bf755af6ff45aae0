package io.rivulet.collector.redrive;

import io.rivulet.schemas.avro.RejectedEvent;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A rejected event as it lies there.
 *
 * @param payload its bytes as received; null where they are sealed with a key that is not known here
 */
public record RejectedRecord(
        RejectedId id, RejectedEvent event, @Nullable ByteBuffer payload) {

    /** Whether this is one of the reasons for which it was rejected. */
    boolean isFor(@Nullable String reason) {
        return reason == null
                || event.getReasons().stream().anyMatch(given -> given.getCode().equals(reason));
    }
}
