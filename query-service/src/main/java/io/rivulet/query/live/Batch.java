package io.rivulet.query.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes next for everybody who stands at the same frame and wants the same: many frames, one write. */
final class Batch {

    private static final int FRAMES_LOOKED_AT = 2_000;
    private static final int BYTES = 128 * 1024;

    private final ByteBuf bytes;
    private final int frames;
    private final long next;

    private Batch(ByteBuf bytes, int frames, long next) {
        this.bytes = bytes;
        this.frames = frames;
        this.next = next;
    }

    /** Who may share it. */
    record Key(Subscription subscription, long from) {}

    /**
     * Collects frames.
     *
     * @param heard the offset after the last that was heard, for those who come from another pod; frames before are left out
     * @return none when the frame at which it begins has fallen out of the ring
     */
    static @Nullable Batch of(
            Ring ring, Subscription wanted, long from, Map<String, Long> heard, ByteBufAllocator allocator) {
        List<Frame> found = ring.from(from, FRAMES_LOOKED_AT);
        if (found == null) {
            return null;
        }
        int frames = 0;
        int size = 0;
        int looked = 0;
        var chosen = new Frame[found.size()];
        for (Frame frame : found) {
            if (size >= BYTES) {
                break;
            }
            looked++;
            if (wanted.wants(frame) && !isHeard(frame, heard)) {
                chosen[frames++] = frame;
                size += frame.wire().length;
            }
        }
        ByteBuf bytes = allocator.directBuffer(Math.max(1, size));
        for (int i = 0; i < frames; i++) {
            bytes.writeBytes(chosen[i].wire());
        }
        return new Batch(bytes, frames, from + looked);
    }

    private static boolean isHeard(Frame frame, Map<String, Long> heard) {
        Place place = frame.place();
        return place != null && !heard.isEmpty() && place.offset() < heard.getOrDefault(place.partition(), 0L);
    }

    /** For one more connection, which releases it by sending it. */
    ByteBuf bytes() {
        return bytes.retainedDuplicate();
    }

    int frames() {
        return frames;
    }

    long next() {
        return next;
    }

    void release() {
        bytes.release();
    }
}
