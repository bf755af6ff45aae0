package io.rivulet.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it is declared: the same on every deployment target.
 *
 * @param <V> the record that its values are
 * @param name as in Kafka
 * @param key what its keys are, in words; keys are UTF-8 strings
 * @param valueType the generated class of its values
 * @param partitions how many; a key's partition follows from it, so it never changes
 * @param cleanUp what becomes of old records
 * @param retention how long records are kept at least; {@link #FOREVER} without an end
 * @param segment how long records share a file, which is deleted as a whole when the last of them is too old; null for as
 *     long as the broker likes
 */
public record Topic<V extends SpecificRecord>(
        String name,
        String key,
        Class<V> valueType,
        int partitions,
        CleanUp cleanUp,
        Duration retention,
        @Nullable Duration segment) {

    /** Retention without an end. */
    public static final Duration FOREVER = Duration.ofMillis(-1);

    /** A topic whose files are as long as the broker likes. */
    public Topic(String name, String key, Class<V> valueType, int partitions, CleanUp cleanUp, Duration retention) {
        this(name, key, valueType, partitions, cleanUp, retention, null);
    }

    /** What becomes of old records. */
    public enum CleanUp {
        /** Deleted when they are older than the retention. */
        DELETE("delete"),
        /** The newest of each key is kept. */
        COMPACT("compact"),
        /** The newest of each key is kept, until it is older than the retention. */
        COMPACT_AND_DELETE("compact,delete");

        private final String policy;

        CleanUp(String policy) {
            this.policy = policy;
        }
    }

    /** The schema of its values. */
    public Schema schema() {
        return SpecificData.get().getSchema(valueType);
    }

    /** The registry's subject of its values. */
    public String subject() {
        return name + "-value";
    }

    /**
     * The topic as Kafka's admin client creates it.
     *
     * @param replicationFactor copies of each partition; two of them must have a record before it counts as written,
     *     unless there is only one
     */
    public NewTopic toNewTopic(short replicationFactor) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "cleanup.policy",
                cleanUp.policy,
                "retention.ms",
                Long.toString(retention.toMillis()),
                "min.insync.replicas",
                replicationFactor > 1 ? "2" : "1"));
        if (segment != null) {
            settings.put("segment.ms", Long.toString(segment.toMillis()));
        }
        return new NewTopic(name, partitions, replicationFactor).configs(settings);
    }
}
