package io.rivulet.collector.redrive;

import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Rejection;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rejected event as it lies there.
 *
 * @param event of a record that can't be read only what its place tells, and why as its reason
 * @param payload its bytes as received; null where they are sealed with a key that is not known here, or can't be read
 */
public record RejectedRecord(
        RejectedId id, RejectedEvent event, @Nullable ByteBuffer payload) {

    /** The code of the reason of a record that can't be read. */
    static final String UNREADABLE = "unreadable";

    /**
     * A record that can't be read.
     *
     * @param siteId whose it is by its key
     * @param writtenAt when it was written
     */
    static RejectedRecord unreadable(RejectedId id, String siteId, Instant writtenAt, String why) {
        return new RejectedRecord(
                id,
                RejectedEvent.newBuilder()
                        .setSiteId(siteId)
                        .setReasons(List.of(new Rejection(UNREADABLE, "", why)))
                        .setPayload(ByteBuffer.allocate(0))
                        .setOrigin(id.toString())
                        .setRefusedBy("")
                        .setReceivedAt(writtenAt)
                        .build(),
                null);
    }

    /** Whether its bytes are there, locked away under a key that is not known here. */
    public boolean isSealed() {
        return payload == null && event.getSealedWith() != null;
    }

    /** The same as an array; an empty one where they are not known. */
    public byte[] bytes() {
        byte[] bytes = new byte[payload == null ? 0 : payload.remaining()];
        if (payload != null) {
            payload.duplicate().get(bytes);
        }
        return bytes;
    }

    /** Whether this is one of the reasons for which it was rejected. */
    boolean isFor(@Nullable String reason) {
        return reason == null
                || event.getReasons().stream().anyMatch(given -> given.getCode().equals(reason));
    }
}
