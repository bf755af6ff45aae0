package io.rivulet.collector.site;

import io.rivulet.collector.CollectorConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The service's settings as a start reads them. */
final class SettingsOfSites {

    private SettingsOfSites() {}

    static CollectorConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 0))
                .addDiscoveredConverters()
                .withMapping(CollectorConfig.class)
                .build()
                .getConfigMapping(CollectorConfig.class);
    }
}
