package io.rivulet.profile;

import io.rivulet.profile.stream.PersonStores;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.streams.NodeConfig;
import io.rivulet.streams.RegistryConfig;
import io.rivulet.streams.ServedStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/** Hands the topology to Quarkus, which runs it, and the store to those who ask for it. */
final class ProfileBeans {

    @Produces
    @Singleton
    Topology topology(StreamsBuilder builder, NodeConfig node, RegistryConfig registry) {
        return new ProfileTopology(
                        node.service(),
                        WireSerde.of(Topics.SESSION_EVENTS, registry.url()),
                        WireSerde.of(Topics.USER_PROFILES, registry.url()))
                .build(builder);
    }

    @Produces
    @Singleton
    ServedStore served() {
        return new ServedStore(PersonStores.PROFILES, Topics.SESSION_EVENTS);
    }
}
