package io.rivulet.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class BackingServicesIT {

    @Test
    void aQuarkusTestIsToldWhereEverythingIs() {
        BackingResource resource = new BackingResource();

        Map<String, String> config = resource.start();

        assertThat(config)
                .containsEntry("kafka.bootstrap.servers", BackingServices.kafka())
                .containsEntry("rivulet.registry.url", BackingServices.registry())
                .containsEntry("quarkus.datasource.jdbc.url", BackingServices.postgres());
    }

    @Test
    void theBrokerHasEveryDeclaredTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafka()))) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topics.all().stream().map(Topic::name).toList());
        }
    }

    @Test
    void anUnknownServiceIsRefusedByName() {
        assertThatThrownBy(() -> new BackingResource().init(Map.of("services", "kafka,redis")))
                .hasMessageContaining("redis");
    }
}
