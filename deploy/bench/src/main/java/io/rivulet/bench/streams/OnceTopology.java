package io.rivulet.bench.streams;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The least that a topology can do with a record of which it promises that it counts once and that its change of its
 * key's state is told: looks for its id, remembers it, counts the key, and passes the record on, its bytes untouched.
 * Nothing is decoded but the id, and nothing is remembered of what the record says.
 */
final class OnceTopology {

    private static final String IDS = "ids";
    private static final String COUNTS = "counts";
    /** Before a record's first field, which is its id: magic byte and schema id. */
    private static final int PREFIX_BYTES = 5;

    private OnceTopology() {}

    /**
     * Passes on until it is ended.
     *
     * @param args broker, application id, folder for its state, topic of events with Avro's id first
     */
    public static void main(String[] args) throws ExecutionException, InterruptedException {
        String told = args[1] + "-told";
        createTopic(args[0], told);
        BareTopology.run(args, topology(args[3], told));
    }

    private static Topology topology(String events, String told) {
        var builder = new StreamsBuilder();
        builder.stream(events, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .processValues(new Once())
                .to(told, Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }

    private static void createTopic(String broker, String name) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
            admin.createTopics(List.of(new NewTopic(name, 8, (short) 1))).all().get();
        }
    }

    private static final class Once implements FixedKeyProcessorSupplier<String, byte[], byte[]> {

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(IDS), Serdes.Bytes(), Serdes.ByteArray()),
                    Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(COUNTS), Serdes.String(), Serdes.Long())
                            .withCachingEnabled());
        }

        @Override
        public FixedKeyProcessor<String, byte[], byte[]> get() {
            return new Counter();
        }
    }

    private static final class Counter implements FixedKeyProcessor<String, byte[], byte[]> {

        private @Nullable FixedKeyProcessorContext<String, byte[]> context;
        private @Nullable KeyValueStore<Bytes, byte[]> ids;
        private @Nullable KeyValueStore<String, Long> counts;

        @Override
        public void init(FixedKeyProcessorContext<String, byte[]> context) {
            this.context = context;
            ids = context.getStateStore(IDS);
            counts = context.getStateStore(COUNTS);
        }

        @Override
        public void process(FixedKeyRecord<String, byte[]> record) {
            var known = Objects.requireNonNull(ids);
            Bytes id = id(record.value());
            if (known.get(id) != null) {
                return;
            }
            known.put(
                    id,
                    ByteBuffer.allocate(Long.BYTES).putLong(record.timestamp()).array());
            var sums = Objects.requireNonNull(counts);
            Long count = sums.get(record.key());
            sums.put(record.key(), count == null ? 1 : count + 1);
            Objects.requireNonNull(context).forward(record);
        }

        /** Avro's string: its length, zigzag, in one byte or two, then its bytes. */
        private static Bytes id(byte[] value) {
            int low = value[PREFIX_BYTES];
            int from = PREFIX_BYTES + 1;
            int zigzag = low & 0x7f;
            if (low < 0) {
                zigzag |= value[from++] << 7;
            }
            return Bytes.wrap(Arrays.copyOfRange(value, from, from + zigzag / 2));
        }
    }
}
