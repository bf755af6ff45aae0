package io.rivulet.streams;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Rejection;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a service could not deal with to {@code rejected-events}, under the place where it was found. A crash
 * before the service commits writes it again, under the same place.
 */
final class PutAside {

    private static final Logger LOG = Logger.getLogger(PutAside.class);

    private final String bootstrapServers;
    private final String registryUrl;
    private final String service;
    private @Nullable Producer<String, RejectedEvent> producer;

    /** Takes the client's settings, as Kafka Streams hands them to its handlers. */
    PutAside(Map<String, ?> settings) {
        bootstrapServers = bootstrap(settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        registryUrl = String.valueOf(settings.get("rivulet.registry.url"));
        service = String.valueOf(settings.get("rivulet.service"));
    }

    /**
     * Writes a record's value.
     *
     * @param origin topic/partition/offset
     * @param code the reason's code
     * @param found when, in epoch milliseconds
     * @return whether it is written; if not, the record must not be passed over
     */
    boolean write(String origin, byte @Nullable [] value, String code, String detail, long found) {
        var rejected = RejectedEvent.newBuilder()
                .setSiteId("")
                .setReasons(List.of(
                        Rejection.newBuilder().setCode(code).setDetail(detail).build()))
                .setPayload(ByteBuffer.wrap(Objects.requireNonNullElse(value, new byte[0])))
                .setOrigin(origin)
                .setRefusedBy(service)
                .setReceivedAt(Instant.ofEpochMilli(found))
                .build();
        try {
            producer()
                    .send(new ProducerRecord<>(Topics.REJECTED_EVENTS.name(), "", rejected))
                    .get();
            LOG.warnf("Put %s aside: %s", origin, code);
            return true;
        } catch (ExecutionException e) {
            LOG.errorf(e, "Can't put %s aside", origin);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized Producer<String, RejectedEvent> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                            true),
                    new StringSerializer(),
                    WireSerde.serializer(Topics.REJECTED_EVENTS, registryUrl));
        }
        return producer;
    }

    private static String bootstrap(@Nullable Object servers) {
        return servers instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : String.valueOf(servers);
    }
}
