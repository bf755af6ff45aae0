package io.rivulet.scoring;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.scoring.stream.ScoreStores;
import io.rivulet.streams.RegistryConfig;
import io.rivulet.streams.ServedStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/** Hands the topology to Quarkus, which runs it, and the store to those who ask for it. */
final class ScoringBeans {

    @Produces
    @Singleton
    Topology topology(StreamsBuilder builder, ScoringConfig scoring, RegistryConfig registry) {
        return new ScoringTopology(
                        WireSerde.of(Topics.USER_PROFILES, registry.url()),
                        WireSerde.of(Topics.USER_SCORES, registry.url()),
                        scoring.rescoreEvery(),
                        scoring.rescoreMost())
                .build(builder);
    }

    @Produces
    @Singleton
    ServedStore served() {
        return new ServedStore(ScoreStores.SCORES, Topics.USER_PROFILES);
    }
}
