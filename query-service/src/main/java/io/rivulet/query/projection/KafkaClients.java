package io.rivulet.query.projection;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The projection's Kafka clients; everything under {@code kafka.} in the configuration holds for them. */
@Singleton
final class KafkaClients {

    private static final String GROUP = "query-service-projection";
    private static final int ENOUGH_BYTES = 1 << 20;
    private static final int LONGEST_WAIT_MILLIS = 250;

    private final Map<String, Object> common;

    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> common) {
        this.common = common;
    }

    /** A member under a name of its own gets its partitions back at once when it comes again after a crash. */
    Consumer<String, byte[]> consumer(int batchSize, Optional<String> member) {
        var settings = consumerSettings(common, batchSize);
        member.ifPresent(name -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
        return new KafkaConsumer<>(settings);
    }

    /** A member of another group, which has all partitions to itself. */
    Consumer<String, byte[]> consumer(int batchSize, String group) {
        var settings = consumerSettings(common, batchSize);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(settings);
    }

    Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new KafkaProducer<>(settings);
    }

    static Map<String, Object> consumerSettings(Map<String, Object> common, int batchSize) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // The positions are in Postgres.
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize);
        // A transaction costs Postgres as much for one row as for hundreds: while little comes, a few a second are
        // enough.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, ENOUGH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }
}
