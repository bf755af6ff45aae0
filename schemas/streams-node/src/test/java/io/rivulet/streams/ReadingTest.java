package io.rivulet.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("people").get();

    @BeforeEach
    void threePeople() {
        for (String person : List.of("ada", "bob", "eve")) {
            store.put(key(person), person.getBytes(UTF_8));
        }
    }

    @Test
    void aKeyIsAnsweredByItsValue() {
        assertThat(Reading.<Bytes, byte[], byte[]>of(store, KeyQuery.withKey(key("bob"))))
                .isEqualTo("bob".getBytes(UTF_8));
    }

    @Test
    void anUnknownKeyIsAnsweredByNothing() {
        assertThat(Reading.<Bytes, byte[], byte[]>of(store, KeyQuery.withKey(key("zoe"))))
                .isNull();
    }

    @Test
    void aRangeHasBothItsEnds() {
        assertThat(range(RangeQuery.withRange(key("ada"), key("bob")))).containsExactly("ada", "bob");
    }

    @Test
    void aRangeIsReadBackwardsWhereAskedFor() {
        assertThat(range(RangeQuery.<Bytes, byte[]>withRange(key("ada"), key("bob"))
                        .withDescendingKeys()))
                .containsExactly("bob", "ada");
    }

    @Test
    void aRangeWithoutAnEndIsReadToTheLastKey() {
        assertThat(range(RangeQuery.withLowerBound(key("bob")))).containsExactly("bob", "eve");
    }

    @Test
    void anotherKindOfQueryIsRefused() {
        Query<String> unheardOf = new Query<>() {};

        assertThatIllegalArgumentException().isThrownBy(() -> Reading.of(store, unheardOf));
    }

    private List<String> range(RangeQuery<Bytes, byte[]> query) {
        var found = new ArrayList<String>();
        try (KeyValueIterator<Bytes, byte[]> entries = Objects.requireNonNull(Reading.of(store, query))) {
            while (entries.hasNext()) {
                found.add(new String(entries.next().value, UTF_8));
            }
        }
        return found;
    }

    private static Bytes key(String name) {
        return Bytes.wrap(name.getBytes(UTF_8));
    }
}
