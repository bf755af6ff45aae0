package io.rivulet.schemas;

import io.apicurio.registry.serde.Default4ByteIdHandler;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.strategy.TopicIdStrategy;
import io.rivulet.schemas.avro.UserEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic's values as bytes: Avro behind a magic byte and the schema's four-byte id in the registry, the format that
 * the whole Kafka world reads. A serde serves one topic: the client below remembers one schema id.
 */
public final class WireSerde {

    /** Magic byte and schema id. */
    private static final int PREFIX_BYTES = 5;

    private WireSerde() {}

    /**
     * The serde of a topic's values.
     *
     * @param registryUrl the registry's core API, ending in {@code /apis/registry/v3}
     */
    public static <V extends SpecificRecord> Serde<V> of(Topic<V> topic, String registryUrl) {
        return serde(topic, registryUrl, () -> null);
    }

    /** The serde of events for who writes them on as they came: it passes their bytes on, where they are of today's schema. */
    public static Serde<UserEvent> ofPassedOn(Topic<UserEvent> topic, String registryUrl) {
        return serde(topic, registryUrl, UserEventAsRead::new);
    }

    private static <V extends SpecificRecord> Serde<V> serde(
            Topic<V> topic, String registryUrl, Supplier<@Nullable V> blank) {
        var serializer = prefixed(topic, new PassingOn<>(topic.valueType()), registryUrl);
        return Serdes.serdeFrom(
                serializer,
                new PrefixedDeserializer<>(
                        serializer.prefix(), topic.valueType(), blank, deserializer(topic, registryUrl)));
    }

    /**
     * Writes a topic's values. It has registered the schema when it is returned, and never asks the registry again: a
     * schema's id, once dealt, does not change.
     *
     * @throws RuntimeException when the registry can't be reached or refuses the schema as incompatible
     */
    public static <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic, String registryUrl) {
        return serializer(topic, new PassingOn<>(topic.valueType()), registryUrl);
    }

    /**
     * The same with a writer of its own, which must be safe for several threads.
     *
     * @throws IllegalStateException when it writes something else than the schema wants
     */
    public static <V extends SpecificRecord> Serializer<V> serializer(
            Topic<V> topic, DatumWriter<V> writer, String registryUrl) {
        return prefixed(topic, writer, registryUrl);
    }

    private static <V extends SpecificRecord> PrefixedSerializer<V> prefixed(
            Topic<V> topic, DatumWriter<V> writer, String registryUrl) {
        try (Serializer<V> registering = new AvroKafkaSerializer<>()) {
            registering.configure(settings(registryUrl), false);
            V blank = BlankRecord.of(topic.valueType());
            byte[] written = registering.serialize(topic.name(), blank);
            var serializer = new PrefixedSerializer<>(Arrays.copyOf(written, PREFIX_BYTES), writer);
            if (!Arrays.equals(serializer.serialize(topic.name(), blank), written)) {
                throw new IllegalStateException(writer.getClass().getSimpleName()
                        + " does not write what the schema of " + topic.name() + " wants");
            }
            return serializer;
        }
    }

    /** Reads a topic's values; the schema of each record is fetched once. */
    public static <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic, String registryUrl) {
        Deserializer<V> deserializer = new AvroKafkaDeserializer<>();
        deserializer.configure(settings(registryUrl), false);
        return deserializer;
    }

    // Classes, not their names: by a name each thread would look for them in its own context, which a service that is
    // being stopped has taken away.
    private static Map<String, Object> settings(String registryUrl) {
        return Map.of(
                "apicurio.registry.url",
                registryUrl,
                "apicurio.registry.http.adapter",
                "JDK",
                "apicurio.registry.auto-register",
                true,
                "apicurio.registry.auto-register.if-exists",
                "FIND_OR_CREATE_VERSION",
                "apicurio.registry.artifact-resolver-strategy",
                TopicIdStrategy.class,
                "apicurio.registry.id-handler",
                Default4ByteIdHandler.class,
                "apicurio.registry.use-id",
                "contentId",
                "apicurio.registry.headers.enabled",
                false,
                "apicurio.registry.use-specific-avro-reader",
                true,
                "apicurio.registry.avro-datum-provider",
                RecordDatums.class);
    }
}
