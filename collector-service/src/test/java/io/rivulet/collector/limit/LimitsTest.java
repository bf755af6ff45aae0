package io.rivulet.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rivulet.collector.CollectorConfig;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static Limits limits(Map<String, String> settings) {
        return Limits.of(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 0))
                .addDiscoveredConverters()
                .withMapping(CollectorConfig.class)
                .build()
                .getConfigMapping(CollectorConfig.class)
                .limits());
    }

    @Test
    void nothingSaidIsGenerous() {
        Limits limits = limits(Map.of());

        assertThat(limits.address()).isEqualTo(Rate.of("12000/min"));
        assertThat(limits.serverKey()).isEqualTo(Rate.OFF);
        assertThat(limits.addressByPath()).isEmpty();
    }

    @Test
    void strictIsAHundredAMinuteAndFiftyForBatches() {
        Limits limits = limits(Map.of("rivulet.limits.profile", "strict"));

        assertThat(limits.address()).isEqualTo(Rate.of("100/min"));
        assertThat(limits.addressByPath())
                .containsEntry("/analytics/collect", Rate.of("100/min"))
                .containsEntry("/analytics/collect/batch", Rate.of("50/min"));
    }

    @Test
    void whatIsSaidGoesBeforeTheProfile() {
        Limits limits = limits(Map.of(
                "rivulet.limits.profile", "strict",
                "rivulet.limits.visitor", "7/s",
                "rivulet.limits.address-by-path.\"/analytics/collect\"", "70/min"));

        assertThat(limits.visitor()).isEqualTo(Rate.of("7/s"));
        assertThat(limits.addressByPath()).containsExactly(Map.entry("/analytics/collect", Rate.of("70/min")));
        assertThat(limits.address()).isEqualTo(Rate.of("100/min"));
    }

    @Test
    void aRateThatIsNoneStopsTheStartAndNamesTheKey() {
        assertThatExceptionOfType(ConfigValidationException.class)
                .isThrownBy(() -> limits(Map.of("rivulet.limits.write-key", "often")))
                .withMessageContaining("rivulet.limits.write-key")
                .withMessageContaining("100/min");
    }
}
