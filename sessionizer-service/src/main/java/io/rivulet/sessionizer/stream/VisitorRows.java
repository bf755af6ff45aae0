package io.rivulet.sessionizer.stream;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One visitor's rows of a kind, in the order of their keys. As long as they are few they are written with the visitor and
 * cost nothing of their own; where they become many, the first of them move to a store, one by one.
 */
final class VisitorRows<V> {

    /** How a row is written. */
    interface Form<V> {

        /** As it is written beside others of its kind. */
        byte[] bytes(V row);

        /** The same row again. */
        V of(Bytes key, byte[] bytes);

        /** How many bytes it takes. */
        int size(V row);
    }

    /** A row that is written as it is. */
    static final Form<byte[]> BYTES = new Form<>() {
        @Override
        public byte[] bytes(byte[] row) {
            return row;
        }

        @Override
        public byte[] of(Bytes key, byte[] bytes) {
            return bytes;
        }

        @Override
        public int size(byte[] row) {
            return row.length;
        }
    };

    private static final int BYTES_BESIDE_A_ROW = 16;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Form<V> form;
    private final Consumer<Runnable> undo;
    private final NavigableMap<Bytes, V> rows = new TreeMap<>();
    private boolean elsewhere;
    private int bytes;

    /**
     * @param store where they are when they are many
     * @param elsewhere whether some may be there
     * @param undo takes what would take a change back
     */
    VisitorRows(KeyValueStore<Bytes, byte[]> store, Form<V> form, boolean elsewhere, Consumer<Runnable> undo) {
        this.store = store;
        this.form = form;
        this.elsewhere = elsewhere;
        this.undo = undo;
    }

    /** Takes a row that was written with the visitor. */
    void add(Bytes key, V row) {
        change(key, row);
    }

    @Nullable V get(Bytes key) {
        V row = rows.get(key);
        if (row != null || !elsewhere) {
            return row;
        }
        byte[] found = store.get(key);
        return found == null ? null : form.of(key, found);
    }

    void put(Bytes key, V row) {
        V before = change(key, row);
        undo.accept(() -> change(key, before));
    }

    void delete(Bytes key) {
        V before = change(key, null);
        if (before != null) {
            undo.accept(() -> change(key, before));
        }
        byte[] there = elsewhere ? store.get(key) : null;
        if (there != null) {
            undo.accept(() -> store.put(key, there));
            store.delete(key);
        }
    }

    /** The rows from one key to another, both included, if there are such. */
    List<KeyValue<Bytes, V>> range(Bytes from, Bytes to) {
        var found = new ArrayList<KeyValue<Bytes, V>>();
        walk(from, to, all -> {
            all.forEachRemaining(found::add);
            return found;
        });
        return found;
    }

    /** Reads the rows from one key to another, both included, as far as is needed. */
    <R> R walk(Bytes from, Bytes to, Function<Iterator<KeyValue<Bytes, V>>, R> read) {
        Iterator<KeyValue<Bytes, V>> here = rows.subMap(from, true, to, true).entrySet().stream()
                .map(row -> KeyValue.pair(row.getKey(), row.getValue()))
                .iterator();
        if (!elsewhere) {
            return read.apply(here);
        }
        try (var there = store.range(from, to)) {
            return read.apply(new Both(here, there));
        }
    }

    /** Those that are written with the visitor. */
    void forEach(BiConsumer<Bytes, V> each) {
        rows.forEach(each);
    }

    /** How many bytes those take that are written with the visitor. */
    int bytes() {
        return bytes;
    }

    /** Whether there may be rows in the store. */
    boolean elsewhere() {
        return elsewhere;
    }

    /** Where more bytes would be written with the visitor than may be, the first rows move to the store. */
    void keepWithin(long mostBytes) {
        if (bytes <= mostBytes) {
            return;
        }
        elsewhere = true;
        while (bytes > mostBytes / 2) {
            var first = rows.firstEntry();
            store.put(first.getKey(), form.bytes(first.getValue()));
            change(first.getKey(), null);
        }
    }

    private @Nullable V change(Bytes key, @Nullable V row) {
        V before = row == null ? rows.remove(key) : rows.put(key, row);
        bytes += size(key, row) - size(key, before);
        return before;
    }

    private int size(Bytes key, @Nullable V row) {
        return row == null ? 0 : key.get().length + form.size(row) + BYTES_BESIDE_A_ROW;
    }

    /** What is here and what is in the store, in one order; a row that is in both is as it is here. */
    private final class Both implements Iterator<KeyValue<Bytes, V>> {

        private final Iterator<KeyValue<Bytes, V>> here;
        private final Iterator<KeyValue<Bytes, byte[]>> there;
        private @Nullable KeyValue<Bytes, V> nextHere;
        private @Nullable KeyValue<Bytes, byte[]> nextThere;

        Both(Iterator<KeyValue<Bytes, V>> here, Iterator<KeyValue<Bytes, byte[]>> there) {
            this.here = here;
            this.there = there;
            nextHere = after(here);
            nextThere = after(there);
        }

        @Override
        public boolean hasNext() {
            return nextHere != null || nextThere != null;
        }

        @Override
        public KeyValue<Bytes, V> next() {
            var ours = nextHere;
            var theirs = nextThere;
            if (ours != null) {
                int order = theirs == null ? -1 : ours.key.compareTo(theirs.key);
                if (order == 0) {
                    nextThere = after(there);
                }
                if (order <= 0) {
                    nextHere = after(here);
                    return ours;
                }
            }
            if (theirs == null) {
                throw new NoSuchElementException();
            }
            nextThere = after(there);
            return KeyValue.pair(theirs.key, form.of(theirs.key, theirs.value));
        }

        private static <T> @Nullable T after(Iterator<T> rows) {
            return rows.hasNext() ? rows.next() : null;
        }
    }
}
