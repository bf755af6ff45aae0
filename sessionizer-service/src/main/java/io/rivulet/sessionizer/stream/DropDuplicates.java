package io.rivulet.sessionizer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rivulet.schemas.avro.UserEvent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets an event through once. The same id with the same content is a duplicate; with other content it is another
 * event, which goes on under an id of its own. The memory commits with everything that the event does.
 */
public final class DropDuplicates implements FixedKeyProcessorSupplier<String, UserEvent, UserEvent> {

    private static final String STORE = "seen-ids";
    private static final char SEPARATOR = '\0';
    /** Of an id's SHA-256: enough that two are never taken for one, and less to write than the id itself. */
    private static final int KEY_BYTES = 16;

    private final Duration remembered;
    private final EventTally tally;

    /**
     * @param remembered for how long ids are remembered, by the collector's clock
     * @param tally is told of duplicates
     */
    public DropDuplicates(Duration remembered, EventTally tally) {
        this.remembered = remembered;
        this.tally = tally;
    }

    @Override
    public FixedKeyProcessor<String, UserEvent, UserEvent> get() {
        return new Memory();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        // What was seen at the end of one period is kept under its start, and still asked for at the end of the next.
        var store = Stores.persistentWindowStore(STORE, remembered.multipliedBy(2), remembered, false);
        return Set.of(Stores.windowStoreBuilder(store, Serdes.Bytes(), Serdes.ByteArray()));
    }

    private final class Memory implements FixedKeyProcessor<String, UserEvent, UserEvent> {

        private @Nullable FixedKeyProcessorContext<String, UserEvent> context;
        private @Nullable WindowStore<Bytes, byte[]> seen;

        @Override
        public void init(FixedKeyProcessorContext<String, UserEvent> context) {
            this.context = context;
            this.seen = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, UserEvent> record) {
            UserEvent event = record.value();
            Bytes key = key(event);
            long receivedAt = event.getReceivedAt().toEpochMilli();
            Long known = contentKnownUnder(key, receivedAt);
            if (known != null && known == event.getContentHash()) {
                tally.duplicate();
                return;
            }
            if (known != null) {
                event = UserEvent.newBuilder(event)
                        .setEventId(SyntheticId.of(event))
                        .build();
                key = key(event);
                if (contentKnownUnder(key, receivedAt) != null) {
                    tally.duplicate();
                    return;
                }
            }
            seen().put(
                            key,
                            ByteBuffer.allocate(2 * Long.BYTES)
                                    .putLong(event.getContentHash())
                                    .putLong(receivedAt)
                                    .array(),
                            period(receivedAt));
            context().forward(record.withValue(event));
        }

        /** Looks into the period in which it was received and into those beside it: three looks for one key each. */
        private @Nullable Long contentKnownUnder(Bytes key, long receivedAt) {
            long period = period(receivedAt);
            for (long start = period - remembered.toMillis();
                    start <= period + remembered.toMillis();
                    start += remembered.toMillis()) {
                byte[] found = start < 0 ? null : seen().fetch(key, start);
                if (found != null) {
                    var value = ByteBuffer.wrap(found);
                    long content = value.getLong();
                    if (Math.abs(value.getLong() - receivedAt) <= remembered.toMillis()) {
                        return content;
                    }
                }
            }
            return null;
        }

        /** When the period began in which something was received. */
        private long period(long receivedAt) {
            return receivedAt - receivedAt % remembered.toMillis();
        }

        private FixedKeyProcessorContext<String, UserEvent> context() {
            return Objects.requireNonNull(context);
        }

        private WindowStore<Bytes, byte[]> seen() {
            return Objects.requireNonNull(seen);
        }

        private Bytes key(UserEvent event) {
            String id = event.getVisitorId() + SEPARATOR + event.getSiteId() + SEPARATOR + event.getEventId();
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
                return Bytes.wrap(Arrays.copyOf(hash, KEY_BYTES));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }
}
