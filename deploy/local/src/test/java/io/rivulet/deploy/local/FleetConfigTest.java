package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetConfigTest {

    @Test
    void anEmptyEnvironmentGivesTheDocumentedPorts() {
        FleetConfig config = FleetConfig.of(Map.of());

        assertThat(config.ports())
                .containsEntry(Part.COLLECTOR, 8080)
                .containsEntry(Part.SESSIONIZER, 8081)
                .containsEntry(Part.PROFILE, 8082)
                .containsEntry(Part.SCORING, 8083)
                .containsEntry(Part.QUERY, 8090)
                .containsEntry(Part.KAFKA, 19092)
                .containsEntry(Part.POSTGRES, 15432)
                .containsEntry(Part.REGISTRY, 18081);
        assertThat(config.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".rivulet"));
        assertThat(config.adminToken()).isEmpty();
    }

    @Test
    void variablesMoveWhatTheyName() {
        FleetConfig config = FleetConfig.of(Map.of(
                "RIVULET_QUERY_PORT", "9999",
                "RIVULET_HOME", "/srv/rivulet",
                "RIVULET_JAVA_OPTS", " -Xmx1g  -Dx=y ",
                "RIVULET_ADMIN_TOKEN", "secret"));

        assertThat(config.url(Part.QUERY)).isEqualTo("http://localhost:9999");
        assertThat(config.home()).isEqualTo(Path.of("/srv/rivulet"));
        assertThat(config.javaOptions()).containsExactly("-Xmx1g", "-Dx=y");
        assertThat(config.adminToken()).contains("secret");
    }

    @Test
    void whatIsNoPortIsRefusedByTheNameOfItsVariable() {
        for (String value : new String[] {"eighty", "0", "65536", "-1", "80.5"}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> FleetConfig.of(Map.of("RIVULET_KAFKA_PORT", value)))
                    .withMessageContaining("RIVULET_KAFKA_PORT=" + value);
        }
        assertThat(FleetConfig.of(Map.of("RIVULET_KAFKA_PORT", "65535")).port(Part.KAFKA))
                .isEqualTo(65_535);
    }

    @Test
    void onePortForTwoPartsIsRefusedWithBothVariables() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> FleetConfig.of(Map.of("RIVULET_QUERY_PORT", "8080")))
                .withMessageContaining("RIVULET_QUERY_PORT")
                .withMessageContaining("RIVULET_COLLECTOR_PORT");
    }

    @Test
    void freePortsAreAllDifferent() {
        FleetConfig config = FleetConfig.onFreePorts(Path.of("home"));

        assertThat(config.ports().values()).doesNotHaveDuplicates().hasSize(Part.values().length);
    }

    @Test
    void theCommandLineNamesWhatIsNotTheDefault() {
        assertThat(FleetConfig.of(Map.of()).commandLine()).isEqualTo("deploy/local/up");
        assertThat(FleetConfig.of(Map.of("RIVULET_HOME", "/tmp/r", "RIVULET_SESSIONIZER_PORT", "28081"))
                        .commandLine())
                .isEqualTo("RIVULET_HOME=/tmp/r RIVULET_SESSIONIZER_PORT=28081 deploy/local/up");
    }
}
