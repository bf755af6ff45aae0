package io.rivulet.streams;

import io.quarkus.jackson.ObjectMapperCustomizer;
import io.rivulet.schemas.RecordJsonModule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.eclipse.microprofile.config.Config;

/** The beans that the streams services share. */
final class StreamsSettings {

    private static final String PREFIX = "kafka-streams.";

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ObjectMapperCustomizer recordsAsJson() {
        return mapper -> mapper.registerModule(new RecordJsonModule());
    }

    /**
     * A builder that knows the client's settings: only then does Kafka Streams refuse stores and topics without a
     * name, which would be dealt another one, and so be forgotten, by the next version of the topology.
     */
    @Produces
    StreamsBuilder builder(Config config) {
        var settings = new Properties();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                settings.put(name.substring(PREFIX.length()), config.getValue(name, String.class));
            }
        }
        settings.put(
                StreamsConfig.APPLICATION_ID_CONFIG,
                config.getValue("quarkus.kafka-streams.application-id", String.class));
        settings.put(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.getValue("quarkus.kafka-streams.bootstrap-servers", String.class));
        return new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    }
}
