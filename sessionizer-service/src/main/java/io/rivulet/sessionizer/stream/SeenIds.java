package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.session.HashedId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * The ids that were seen of a visitor's events, so that an event counts once. The same id with the same content is a
 * duplicate; with other content it is another event, which goes on under an id of its own. The latest are written with
 * the visitor, the others in a store that drops whole periods.
 */
final class SeenIds {

    /** So many at most are written with the visitor; where there are more, the older half moves to the store. */
    private static final int MOST_HERE = 64;

    private static final char SEPARATOR = '\0';
    /** Of an id's SHA-256: enough that two are never taken for one, and less to write than the id itself. */
    private static final int KEY_BYTES = 16;
    // Each is four numbers: the two halves of its key, its content, and when it was received.
    private static final int NUMBERS = 4;
    private static final int CONTENT = 2;
    private static final int RECEIVED_AT = 3;

    private final WindowStore<Bytes, byte[]> store;
    private final long rememberedMillis;
    private long[] here;
    private int numbers;
    private boolean elsewhere;

    /**
     * @param store where they are when they are many
     * @param rememberedMillis for how long they are remembered, by the collector's clock
     * @param here as they were written with the visitor
     * @param elsewhere whether some may be in the store
     */
    SeenIds(WindowStore<Bytes, byte[]> store, long rememberedMillis, ByteBuffer here, boolean elsewhere) {
        this.store = store;
        this.rememberedMillis = rememberedMillis;
        this.numbers = here.remaining() / Long.BYTES;
        this.here = new long[Math.max(NUMBERS * NUMBERS, numbers)];
        here.duplicate().asLongBuffer().get(this.here, 0, numbers);
        this.elsewhere = elsewhere;
    }

    /**
     * Looks whether an event has come before, and remembers it.
     *
     * @return the event as it counts, under another id if that stands for something else; null for a duplicate
     */
    @Nullable UserEvent unseen(UserEvent event) {
        byte[] key = key(event);
        long receivedAt = event.getReceivedAt().toEpochMilli();
        Long known = contentKnownUnder(key, receivedAt);
        if (known == null) {
            remember(key, event, receivedAt);
            return event;
        }
        if (known == event.getContentHash()) {
            return null;
        }
        UserEvent other =
                UserEvent.newBuilder(event).setEventId(SyntheticId.of(event)).build();
        byte[] otherKey = key(other);
        if (contentKnownUnder(otherKey, receivedAt) != null) {
            return null;
        }
        remember(otherKey, other, receivedAt);
        return other;
    }

    /** As they are written with the visitor. */
    ByteBuffer bytes() {
        var bytes = ByteBuffer.allocate(numbers * Long.BYTES);
        bytes.asLongBuffer().put(here, 0, numbers);
        return bytes;
    }

    /** Whether there may be others in the store. */
    boolean elsewhere() {
        return elsewhere;
    }

    /** Whether none is written with the visitor. */
    boolean isEmpty() {
        return numbers == 0;
    }

    /**
     * Forgets those that are too old for anything that comes: as old as those that the store forgets, for what was refused
     * once comes later than it was received.
     *
     * @param now when what comes is received
     */
    void forgetBefore(long now) {
        if (isEmpty()) {
            return;
        }
        int kept = 0;
        for (int id = 0; id < numbers; id += NUMBERS) {
            if (now - here[id + RECEIVED_AT] <= 2 * rememberedMillis) {
                System.arraycopy(here, id, here, kept, NUMBERS);
                kept += NUMBERS;
            }
        }
        numbers = kept;
        elsewhere &= kept > 0;
    }

    private void remember(byte[] key, UserEvent event, long receivedAt) {
        if (numbers == MOST_HERE * NUMBERS) {
            forgetBefore(receivedAt);
            moveHalf();
        }
        if (numbers == here.length) {
            here = Arrays.copyOf(here, 2 * numbers);
        }
        var halves = ByteBuffer.wrap(key);
        here[numbers] = halves.getLong();
        here[numbers + 1] = halves.getLong();
        here[numbers + CONTENT] = event.getContentHash();
        here[numbers + RECEIVED_AT] = receivedAt;
        numbers += NUMBERS;
    }

    private void moveHalf() {
        int half = Math.max(0, numbers - MOST_HERE * NUMBERS / 2);
        elsewhere |= half > 0;
        for (int id = 0; id < half; id += NUMBERS) {
            byte[] key = ByteBuffer.allocate(KEY_BYTES)
                    .putLong(here[id])
                    .putLong(here[id + 1])
                    .array();
            byte[] value = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(here[id + CONTENT])
                    .putLong(here[id + RECEIVED_AT])
                    .array();
            store.put(Bytes.wrap(key), value, period(here[id + RECEIVED_AT]));
        }
        System.arraycopy(here, half, here, 0, numbers - half);
        numbers -= half;
    }

    private @Nullable Long contentKnownUnder(byte[] key, long receivedAt) {
        var halves = ByteBuffer.wrap(key);
        long first = halves.getLong();
        long second = halves.getLong();
        for (int id = 0; id < numbers; id += NUMBERS) {
            if (here[id] == first && here[id + 1] == second && remembered(here[id + RECEIVED_AT], receivedAt)) {
                return here[id + CONTENT];
            }
        }
        return elsewhere ? contentInStore(Bytes.wrap(key), receivedAt) : null;
    }

    /** Looks into the period in which it was received and into those beside it: three looks for one key each. */
    private @Nullable Long contentInStore(Bytes key, long receivedAt) {
        long period = period(receivedAt);
        for (long start = period - rememberedMillis; start <= period + rememberedMillis; start += rememberedMillis) {
            byte[] found = start < 0 ? null : store.fetch(key, start);
            if (found != null) {
                var value = ByteBuffer.wrap(found);
                long content = value.getLong();
                if (remembered(value.getLong(), receivedAt)) {
                    return content;
                }
            }
        }
        return null;
    }

    private boolean remembered(long receivedAt, long now) {
        return Math.abs(receivedAt - now) <= rememberedMillis;
    }

    /** When the period began in which something was received. */
    private long period(long receivedAt) {
        return receivedAt - receivedAt % rememberedMillis;
    }

    private static byte[] key(UserEvent event) {
        return HashedId.bytes(
                event.getVisitorId() + SEPARATOR + event.getSiteId() + SEPARATOR + event.getEventId(), KEY_BYTES);
    }
}
