package io.rivulet.streams;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Rejection;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts a record that nobody can read aside into {@code rejected-events}, with the place it was found, and lets the
 * topology go on. Where it is the registry that can't be reached nothing is wrong with the record: the stream stops
 * and tries again. A crash between putting aside and committing puts the record aside twice, under the same origin.
 */
public final class PoisonRecords implements DeserializationExceptionHandler {

    private static final Logger LOG = Logger.getLogger(PoisonRecords.class);
    private static final byte WIRE_FORMAT = 0;
    private static final int ID_BYTES = 4;

    private String bootstrapServers = "";
    private String registryUrl = "";
    private String service = "";
    private @Nullable Producer<String, RejectedEvent> producer;

    @Override
    public void configure(Map<String, ?> settings) {
        bootstrapServers = bootstrap(settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        registryUrl = String.valueOf(settings.get("rivulet.registry.url"));
        service = String.valueOf(settings.get("rivulet.service"));
    }

    @Override
    public DeserializationHandlerResponse handle(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> poison, Exception reason) {
        String origin = poison.topic() + "/" + poison.partition() + "/" + poison.offset();
        if (!isPoison(poison.value(), reason)) {
            LOG.warnf(reason, "Can't read %s for now", origin);
            return DeserializationHandlerResponse.FAIL;
        }
        var rejected = RejectedEvent.newBuilder()
                .setSiteId("")
                .setReasons(List.of(Rejection.newBuilder()
                        .setCode("unreadable")
                        .setDetail("The value is no record of this topic: " + reason.getMessage())
                        .build()))
                .setPayload(ByteBuffer.wrap(Objects.requireNonNullElse(poison.value(), new byte[0])))
                .setOrigin(origin)
                .setRefusedBy(service)
                .setReceivedAt(Instant.ofEpochMilli(poison.timestamp()))
                .build();
        try {
            producer()
                    .send(new ProducerRecord<>(Topics.REJECTED_EVENTS.name(), "", rejected))
                    .get();
            LOG.warnf("Put aside %s, which nobody can read", origin);
            return DeserializationHandlerResponse.CONTINUE;
        } catch (ExecutionException e) {
            LOG.errorf(e, "Can't put %s aside", origin);
            return DeserializationHandlerResponse.FAIL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DeserializationHandlerResponse.FAIL;
        }
    }

    /** Whether it is the bytes that are wrong, and not the way to the schema. */
    static boolean isPoison(byte[] value, Throwable reason) {
        if (value == null || value.length <= ID_BYTES || value[0] != WIRE_FORMAT) {
            return true;
        }
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof AvroRuntimeException
                    || cause instanceof EOFException
                    || cause instanceof ArrayIndexOutOfBoundsException
                    || cause instanceof ClassCastException) {
                return true;
            }
            if (cause instanceof HttpTimeoutException || cause instanceof IOException) {
                return false;
            }
        }
        return String.valueOf(reason.getMessage()).contains("not found");
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
