package io.rivulet.streams;

import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.ResultOrder;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What a store answers to a query when it is read, and not queried. */
final class Reading {

    private Reading() {}

    /**
     * The value of a key, null for none; or an iterator over a range, which its asker closes.
     *
     * @throws IllegalArgumentException for any other kind of query
     */
    @SuppressWarnings("unchecked") // A query's result is what its kind promises, which the compiler can't know.
    static <K, V, R> @Nullable R of(ReadOnlyKeyValueStore<K, V> store, Query<R> query) {
        if (query instanceof KeyQuery<?, ?> one) {
            return (R) store.get(((KeyQuery<K, V>) one).getKey());
        }
        if (query instanceof RangeQuery<?, ?> several) {
            var range = (RangeQuery<K, V>) several;
            K from = range.getLowerBound().orElse(null);
            K to = range.getUpperBound().orElse(null);
            return (R)
                    (range.resultOrder() == ResultOrder.DESCENDING
                            ? store.reverseRange(from, to)
                            : store.range(from, to));
        }
        throw new IllegalArgumentException("No reading answers a " + query.getClass());
    }
}
