package io.rivulet.collector.redrive;

import io.rivulet.collector.CollectorConfig;
import io.rivulet.collector.personal.SealedPayload;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.RejectedEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads {@code rejected-events} for one who asks. It has no group and commits nothing: every question is a consumer of its
 * own, for some seconds. A site's events lie in one partition, that of its id.
 */
@ApplicationScoped
public class RejectedTopic {

    private static final int QUESTIONS_AT_ONCE = 2;
    private static final int PATIENCE_MS = 3000;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(6);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofMillis(PATIENCE_MS))
            .build();

    private final Map<String, Object> settings;
    private final String registryUrl;
    private final SealedPayload sealed;
    private final Semaphore questions = new Semaphore(QUESTIONS_AT_ONCE);

    RejectedTopic(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            CollectorConfig config,
            SealedPayload sealed) {
        this.registryUrl = config.registry().url();
        this.sealed = sealed;
        this.settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    /** Others are asking: there is no room for one more. */
    public static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Kafka or the schema registry does not answer. */
    public static final class OutOfReach extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OutOfReach(Throwable cause) {
            super("Rejected events can't be read", cause);
        }

        OutOfReach(String why) {
            super(why);
        }
    }

    /** Asked to go on behind a place at which nothing of the site lies. */
    public static final class Elsewhere extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String begin;

        Elsewhere(TopicPartition partition) {
            super("The place is in another partition");
            begin = partition.topic() + "-" + partition.partition() + "-";
        }

        /** How the names of the site's places begin. */
        public String begin() {
            return begin;
        }
    }

    /**
     * Reads on from a place or a time, as far as it comes within some seconds. Blocks.
     *
     * @throws Busy when too many read
     * @throws Elsewhere when it is to go on behind a place of other sites
     * @throws OutOfReach when there is nothing to read from
     */
    public RejectedPage page(Wanted wanted) {
        return ask(wanted.siteId(), reading -> reading.page(wanted));
    }

    /**
     * Those of a site that lie at these places; what is not there, or not the site's, is left out. As above.
     */
    public Found at(String siteId, Collection<RejectedId> places) {
        return ask(siteId, reading -> reading.at(siteId, places));
    }

    /**
     * What was found.
     *
     * @param unread places that there was no time or room to look at
     */
    public record Found(Map<RejectedId, RejectedRecord> records, Set<RejectedId> unread) {}

    private <T> T ask(String siteId, Function<PartitionReading, T> question) {
        if (!questions.tryAcquire()) {
            throw new Busy();
        }
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Deserializer<RejectedEvent> values = WireSerde.deserializer(Topics.REJECTED_EVENTS, registryUrl)) {
            var partition = new TopicPartition(Topics.REJECTED_EVENTS.name(), partition(siteId, consumer));
            consumer.assign(List.of(partition));
            return question.apply(new PartitionReading(
                    consumer,
                    partition,
                    new RejectedForm(new RegisteredSchemas(http, registryUrl, Duration.ofMillis(PATIENCE_MS)), values),
                    sealed,
                    System.nanoTime() + TIME_LIMIT.toNanos()));
        } catch (KafkaException e) {
            throw new OutOfReach(e);
        } finally {
            questions.release();
        }
    }

    // As Kafka's own partitioner does it, which put them there.
    private static int partition(String siteId, KafkaConsumer<byte[], byte[]> consumer) {
        int partitions = consumer.partitionsFor(Topics.REJECTED_EVENTS.name()).size();
        if (partitions == 0) {
            throw new OutOfReach("There is no such topic");
        }
        return Utils.toPositive(Utils.murmur2(siteId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
