package io.rivulet.sessionizer;

import io.micrometer.core.instrument.MeterRegistry;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.sessionizer.stream.VisitorStores;
import io.rivulet.streams.RegistryConfig;
import io.rivulet.streams.ServedStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/** Hands the topology to Quarkus. */
final class SessionizerBeans {

    @Produces
    @Singleton
    Topology topology(SessionizerConfig config, RegistryConfig registry, StreamsBuilder builder, MeterRegistry meters) {
        return new SessionizerTopology(
                        config,
                        WireSerde.ofPassedOn(Topics.USER_EVENTS, registry.url()),
                        WireSerde.of(Topics.SESSION_EVENTS, registry.url()),
                        WireSerde.of(Topics.SESSIONS, registry.url()),
                        new EventMetrics(meters))
                .build(builder);
    }

    @Produces
    @Singleton
    ServedStore served() {
        return new ServedStore(VisitorStores.VISITORS, Topics.USER_EVENTS);
    }
}
