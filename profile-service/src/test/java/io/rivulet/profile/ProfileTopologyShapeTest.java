package io.rivulet.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.streams.errors.TopologyException;
import org.junit.jupiter.api.Test;

class ProfileTopologyShapeTest {

    @Test
    void theTopologyIsTheOneThatWasAgreed() throws IOException {
        var topology = new ProfileTopology(
                        "profile-service", StateSerde.of(SessionEvent.class), StateSerde.of(UserProfile.class))
                .build(Diary.builder());

        assertThat(topology.describe().toString()).isEqualToIgnoringWhitespace(agreed());
    }

    @Test
    void aStoreWithoutANameIsRefused() {
        var builder = Diary.builder();
        builder.<String, String>stream("anything").groupByKey().count();

        assertThatThrownBy(builder::build).isInstanceOf(TopologyException.class).hasMessageContaining("name");
    }

    private static String agreed() throws IOException {
        try (var file = ProfileTopologyShapeTest.class.getResourceAsStream("/topology.txt")) {
            return new String(Objects.requireNonNull(file, "topology.txt").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
