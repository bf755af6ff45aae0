package io.rivulet.sessionizer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever rows are, they are as if they were in one map. */
class VisitorRowsTest {

    private static final int STEPS = 3_000;
    private static final int KEYS = 40;

    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("rows"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    private final List<Runnable> undo = new ArrayList<>();
    private final TreeMap<Bytes, String> model = new TreeMap<>();

    @BeforeEach
    void open() {
        var context = new MockProcessorContext<Void, Void>();
        store.init(context.getStateStoreContext(), store);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theyAreReadAsTheyWerePut(long seed) {
        var random = new Random(seed);
        var rows = new VisitorRows<>(store, VisitorRows.BYTES, false, undo::add);
        for (int i = 0; i < STEPS; i++) {
            Bytes key = key(random.nextInt(KEYS));
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    String value = "v" + i;
                    rows.put(key, value.getBytes(UTF_8));
                    model.put(key, value);
                }
                case 2 -> {
                    rows.delete(key);
                    model.remove(key);
                }
                default -> rows.keepWithin(random.nextInt(400));
            }
            undo.clear();
            Bytes from = key(random.nextInt(KEYS));
            Bytes to = key(random.nextInt(KEYS));
            assertThat(text(rows.get(from))).isEqualTo(model.get(from));
            if (from.compareTo(to) <= 0) {
                assertThat(rows.range(from, to))
                        .extracting(row -> KeyValue.pair(row.key, text(row.value)))
                        .isEqualTo(model.subMap(from, true, to, true).entrySet().stream()
                                .map(row -> KeyValue.pair(row.getKey(), row.getValue()))
                                .toList());
            }
        }
        assertThat(rows.elsewhere()).isTrue();
        assertThat(rows.bytes()).isGreaterThanOrEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000000", "2, 1000000", "3, 1000000", "1, 400", "2, 400", "3, 0"})
    void whatIsTakenBackIsAsItWasWhereverItIs(long seed, long mostBytes) {
        var random = new Random(seed);
        var rows = new VisitorRows<>(store, VisitorRows.BYTES, false, undo::add);
        for (int i = 0; i < STEPS / 10; i++) {
            rows.put(key(random.nextInt(KEYS)), ("v" + i).getBytes(UTF_8));
        }
        undo.clear();
        rows.keepWithin(mostBytes);
        List<String> before = texts(rows);
        int bytes = rows.bytes();

        for (int i = 0; i < STEPS / 10; i++) {
            if (random.nextBoolean()) {
                rows.put(key(random.nextInt(KEYS)), ("w" + i).getBytes(UTF_8));
            } else {
                rows.delete(key(random.nextInt(KEYS)));
            }
        }
        for (int i = undo.size() - 1; i >= 0; i--) {
            undo.get(i).run();
        }

        assertThat(texts(rows)).isEqualTo(before);
        assertThat(rows.bytes()).isEqualTo(bytes);
    }

    private static List<String> texts(VisitorRows<byte[]> rows) {
        return rows.range(key(0), key(KEYS)).stream()
                .map(row -> text(row.value))
                .toList();
    }

    private static Bytes key(int number) {
        return Bytes.wrap(String.format("%03d", number).getBytes(UTF_8));
    }

    private static @Nullable String text(byte @Nullable [] value) {
        return value == null ? null : new String(value, UTF_8);
    }
}
