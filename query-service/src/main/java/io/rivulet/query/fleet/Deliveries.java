package io.rivulet.query.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rivulet.query.QueryConfig;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.UserEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds how often an event was delivered. A duplicate leaves no trace behind the sessionizer: where it came is only to be
 * seen in the topic that the collector writes, which is read from the event's first arrival on, for a limited time.
 */
@Singleton
public final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);
    /** The clocks of the collectors need not agree to the millisecond. */
    private static final Duration EARLIER = Duration.ofSeconds(2);

    private final Map<String, Object> connection;
    private final QueryConfig config;

    Deliveries(@Identifier("default-kafka-broker") Map<String, Object> connection, QueryConfig config) {
        this.connection = connection;
        this.config = config;
    }

    /**
     * Every delivery of an event within the time that the topic is kept, as far as there was time to look.
     *
     * @param receivedAt when the one that counts was received
     * @return nothing where Kafka doesn't answer
     */
    public @Nullable List<Delivery> of(String eventId, String siteId, String visitorId, Instant receivedAt) {
        var partition = new TopicPartition(
                Topics.USER_EVENTS.name(),
                BuiltInPartitioner.partitionForKey(visitorId.getBytes(UTF_8), Topics.USER_EVENTS.partitions()));
        try (Consumer<byte[], byte[]> consumer = consumer();
                Deserializer<UserEvent> events = WireSerde.deserializer(
                        Topics.USER_EVENTS, config.registry().url())) {
            var found = new Found(eventId, siteId, visitorId, receivedAt, events);
            consumer.assign(Set.of(partition));
            OffsetAndTimestamp first = consumer.offsetsForTimes(
                            Map.of(partition, receivedAt.minus(EARLIER).toEpochMilli()))
                    .get(partition);
            if (first != null) {
                consumer.seek(partition, first.offset());
                read(consumer, partition, found);
            }
            return found.deliveries;
        } catch (KafkaException e) {
            LOG.warn("Can't tell how often an event was delivered: {}", e.toString());
            return null;
        }
    }

    private static void read(Consumer<byte[], byte[]> consumer, TopicPartition partition, Found found) {
        long end = Objects.requireNonNullElse(
                consumer.endOffsets(Set.of(partition)).get(partition), 0L);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (consumer.position(partition) < end && System.nanoTime() < deadline) {
            consumer.poll(POLL).forEach(found::look);
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static final class Found {

        private final String eventId;
        private final String siteId;
        private final byte[] visitor;
        private final Instant receivedAt;
        private final Deserializer<UserEvent> events;
        private final Set<Long> contents = new HashSet<>();
        private final List<Delivery> deliveries = new ArrayList<>();

        Found(String eventId, String siteId, String visitorId, Instant receivedAt, Deserializer<UserEvent> events) {
            this.eventId = eventId;
            this.siteId = siteId;
            this.visitor = visitorId.getBytes(UTF_8);
            this.receivedAt = receivedAt;
            this.events = events;
        }

        void look(ConsumerRecord<byte[], byte[]> record) {
            if (!Arrays.equals(record.key(), visitor)) {
                return;
            }
            UserEvent event = events.deserialize(record.topic(), record.value());
            if (!event.getEventId().equals(eventId) || !event.getSiteId().equals(siteId)) {
                return;
            }
            // What is left of the topic may begin behind the one that counts.
            boolean known = contents.isEmpty() && event.getReceivedAt().isAfter(receivedAt);
            boolean another = !contents.isEmpty() && !contents.contains(event.getContentHash());
            deliveries.add(new Delivery(
                    record.partition(),
                    record.offset(),
                    event.getReceivedAt(),
                    !contents.add(event.getContentHash()) || known,
                    another ? eventId + "#" + Long.toHexString(event.getContentHash()) : eventId));
        }
    }
}
