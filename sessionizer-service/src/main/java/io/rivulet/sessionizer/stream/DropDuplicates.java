package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
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

    private static final String STORE = "seen-events";
    private static final char SEPARATOR = '\0';

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
        var store = Stores.persistentWindowStore(STORE, remembered, remembered, false);
        return Set.of(Stores.windowStoreBuilder(store, Serdes.String(), Serdes.Long()));
    }

    private final class Memory implements FixedKeyProcessor<String, UserEvent, UserEvent> {

        private @Nullable FixedKeyProcessorContext<String, UserEvent> context;
        private @Nullable WindowStore<String, Long> seen;

        @Override
        public void init(FixedKeyProcessorContext<String, UserEvent> context) {
            this.context = context;
            this.seen = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, UserEvent> record) {
            UserEvent event = record.value();
            Long known = contentKnownUnder(event);
            if (known != null && known == event.getContentHash()) {
                tally.duplicate();
                return;
            }
            if (known != null) {
                event = UserEvent.newBuilder(event)
                        .setEventId(SyntheticId.of(event))
                        .build();
                if (contentKnownUnder(event) != null) {
                    tally.duplicate();
                    return;
                }
            }
            seen().put(key(event), event.getContentHash(), event.getReceivedAt().toEpochMilli());
            context().forward(record.withValue(event));
        }

        private @Nullable Long contentKnownUnder(UserEvent event) {
            var from = event.getReceivedAt().minus(remembered);
            var to = event.getReceivedAt().plus(remembered);
            try (var found = seen().fetch(key(event), from, to)) {
                return found.hasNext() ? found.next().value : null;
            }
        }

        private FixedKeyProcessorContext<String, UserEvent> context() {
            return Objects.requireNonNull(context);
        }

        private WindowStore<String, Long> seen() {
            return Objects.requireNonNull(seen);
        }

        private String key(UserEvent event) {
            return event.getVisitorId() + SEPARATOR + event.getSiteId() + SEPARATOR + event.getEventId();
        }
    }
}
