package io.rivulet.scoring.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Who has to be looked at when, in the order of time: the key is the time, big-endian with its sign flipped, and the
 * person. An entry is a reminder and no promise: whoever is looked at too early is put down again for later.
 */
final class RescoreIndex {

    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    RescoreIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void remind(Instant at, String person) {
        store.put(key(at, person), NOTHING);
    }

    /** Takes out the persons whose time has come, the longest waiting first. */
    List<String> takeDue(Instant now, int most) {
        var due = new ArrayList<Bytes>();
        try (var entries = store.range(key(Instant.EPOCH, ""), key(now.plusMillis(1), ""))) {
            while (entries.hasNext() && due.size() < most) {
                due.add(entries.next().key);
            }
        }
        due.forEach(store::delete);
        return due.stream().map(RescoreIndex::person).toList();
    }

    private static Bytes key(Instant at, String person) {
        byte[] name = person.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(at.toEpochMilli() ^ Long.MIN_VALUE)
                .put(name)
                .array());
    }

    private static String person(Bytes key) {
        return new String(key.get(), Long.BYTES, key.get().length - Long.BYTES, UTF_8);
    }
}
