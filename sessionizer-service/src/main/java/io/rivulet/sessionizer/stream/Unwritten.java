package io.rivulet.sessionizer.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store's values with what has changed since the last commit, which is written before the next: a visitor who did ten
 * things until then is encoded, written and logged once.
 */
final class Unwritten<V> {

    /** More is written at once, so that memory is bounded however long a transaction lasts. */
    private static final int MOST = 1_000;

    private final KeyValueStore<String, V> store;
    /** Values never change: these are what was decided, whatever fails afterwards. */
    private final Map<String, Optional<V>> changed = new LinkedHashMap<>();

    Unwritten(KeyValueStore<String, V> store) {
        this.store = store;
    }

    @Nullable V get(String key) {
        Optional<V> known = changed.get(key);
        return known == null ? store.get(key) : known.orElse(null);
    }

    /** Takes what is to be written, or nothing for what is to be deleted. */
    void put(String key, @Nullable V value) {
        changed.put(key, Optional.ofNullable(value));
        if (changed.size() > MOST) {
            write();
        }
    }

    /** Writes everything. */
    void write() {
        changed.forEach((key, value) -> store.put(key, value.orElse(null)));
        changed.clear();
    }
}
