package io.rivulet.sessionizer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One visitor's rows in a store, in the order of their keys. They are read from it once, all together, and kept beside it
 * as long as they are few; every change goes to the store at once.
 */
final class CachedRows {

    /** More than this is read where it is needed, and as much as is needed. */
    private static final int MOST_BYTES = 32 << 10;

    private static final int BYTES_BESIDE_A_ROW = 100;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Bytes first;
    private final Bytes last;
    private @Nullable NavigableMap<Bytes, byte[]> rows;
    private boolean many;
    private int bytes;

    /**
     * @param store where they are
     * @param visitorId whose rows they are
     * @param none that there are none is known
     */
    CachedRows(KeyValueStore<Bytes, byte[]> store, String visitorId, boolean none) {
        this.store = store;
        this.rows = none ? new TreeMap<>() : null;
        this.first = VisitorKeys.firstOf(visitorId);
        this.last = VisitorKeys.behind(visitorId);
    }

    byte @Nullable [] get(Bytes key) {
        var known = all();
        return known == null ? store.get(key) : known.get(key);
    }

    void put(Bytes key, byte[] value) {
        store.put(key, value);
        if (rows != null) {
            byte[] before = rows.put(key, value);
            bytes += size(key, value) - (before == null ? 0 : size(key, before));
            forgetIfMany();
        }
    }

    void delete(Bytes key) {
        store.delete(key);
        if (rows != null) {
            byte[] gone = rows.remove(key);
            bytes -= gone == null ? 0 : size(key, gone);
        }
    }

    /** The keys from one to another, both included, if there are such. */
    List<Bytes> keys(Bytes from, Bytes to) {
        var known = all();
        if (known != null) {
            return List.copyOf(known.subMap(from, true, to, true).keySet());
        }
        var keys = new ArrayList<Bytes>();
        try (var found = store.range(from, to)) {
            found.forEachRemaining(row -> keys.add(row.key));
        }
        return keys;
    }

    /** How much memory they take, about. */
    int bytes() {
        return bytes;
    }

    /** All of them; none where they are too many. */
    private @Nullable NavigableMap<Bytes, byte[]> all() {
        if (rows == null && !many) {
            rows = new TreeMap<>();
            try (var found = store.range(first, last)) {
                while (rows != null && found.hasNext()) {
                    var row = found.next();
                    rows.put(row.key, row.value);
                    bytes += size(row.key, row.value);
                    forgetIfMany();
                }
            }
        }
        return rows;
    }

    private void forgetIfMany() {
        if (bytes > MOST_BYTES) {
            many = true;
            rows = null;
            bytes = 0;
        }
    }

    private static int size(Bytes key, byte[] value) {
        return key.get().length + value.length + BYTES_BESIDE_A_ROW;
    }
}
