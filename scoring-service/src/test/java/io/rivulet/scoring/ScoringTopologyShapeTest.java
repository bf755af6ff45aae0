package io.rivulet.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.TopologyException;
import org.junit.jupiter.api.Test;

class ScoringTopologyShapeTest {

    @Test
    void theTopologyIsTheOneThatWasAgreed() throws IOException {
        var topology = new ScoringTopology(
                        StateSerde.of(UserProfile.class),
                        StateSerde.of(UserScores.class),
                        ScoringTopologyTest.LOOK_EVERY,
                        ScoringTopologyTest.MOST_AT_ONCE)
                .build(builder());

        assertThat(topology.describe().toString()).isEqualToIgnoringWhitespace(agreed());
    }

    @Test
    void aStoreWithoutANameIsRefused() {
        var builder = builder();
        builder.<String, String>stream("anything").groupByKey().count();

        assertThatThrownBy(builder::build).isInstanceOf(TopologyException.class).hasMessageContaining("name");
    }

    private static StreamsBuilder builder() {
        return new StreamsBuilder(new TopologyConfig(ScoringTopologyTest.CONFIG));
    }

    private static String agreed() throws IOException {
        try (var file = ScoringTopologyShapeTest.class.getResourceAsStream("/topology.txt")) {
            return new String(Objects.requireNonNull(file, "topology.txt").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
