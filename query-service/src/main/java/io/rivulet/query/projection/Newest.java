package io.rivulet.query.projection;

import io.rivulet.schemas.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a batch says last about each key of a topic: a value, or that it is gone.
 *
 * @param byKey empty where the last word was a tombstone
 */
record Newest<V extends SpecificRecord>(Map<String, Optional<V>> byKey) {

    /**
     * The last of each key.
     *
     * @param order where the newest is not the last to arrive; of equals the later one counts
     */
    static <V extends SpecificRecord> Newest<V> of(Batch batch, Topic<V> topic, Comparator<V> order) {
        Map<String, Optional<V>> byKey = new LinkedHashMap<>();
        batch.of(topic).forEach(arrival -> {
            Optional<V> next = Optional.ofNullable(topic.valueType().cast(arrival.value()));
            byKey.merge(
                    Objects.requireNonNull(arrival.record().key(), "a record without a key"),
                    next,
                    (before, after) ->
                            before.isPresent() && after.isPresent() && order.compare(before.get(), after.get()) > 0
                                    ? before
                                    : after);
        });
        return new Newest<>(byKey);
    }

    /** The last of each key, in the order in which they arrived. */
    static <V extends SpecificRecord> Newest<V> of(Batch batch, Topic<V> topic) {
        return of(batch, topic, Comparator.comparing(value -> 0));
    }

    List<V> values() {
        return byKey.values().stream().flatMap(Optional::stream).toList();
    }

    /** The keys whose last word is a tombstone. */
    Object[] gone() {
        return byKey.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toArray();
    }

    /** Deletes the rows of the keys that are gone. */
    void delete(Connection connection, String table, String keyColumn) throws SQLException {
        Object[] gone = gone();
        if (gone.length > 0) {
            Sql.update(connection, "DELETE FROM " + table + " WHERE " + keyColumn + " = ANY (?)", "text", gone);
        }
    }
}
