package io.rivulet.collector;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rivulet.collector.enrich.Enrichment;
import io.rivulet.collector.enrich.device.UserAgents;
import io.rivulet.collector.enrich.place.Geography;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands the lists that enrichment works with to whoever asks, read and warm: no event waits for them. */
final class EnrichmentBeans {

    private EnrichmentBeans() {}

    @Produces
    @Singleton
    static Geography geography(CollectorConfig config) {
        Path file = config.geo().database().orElse(null);
        if (file == null) {
            return Geography.shipped();
        }
        try {
            return Geography.of(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "rivulet.geo.database must name a readable file in MaxMind's format, not " + file, e);
        }
    }

    @Produces
    @Singleton
    static Enrichment enrichment(Geography geography, CollectorConfig config, MeterRegistry meters) {
        var userAgents = new UserAgents();
        userAgents.warmUp();
        FunctionCounter.builder("rivulet_collector_user_agents_read_plainly", userAgents, UserAgents::readPlainly)
                .description("User agents read by their plainest marks, because too many different ones came at once")
                .register(meters);
        Map<String, Set<String>> ownDomains = config.sites().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, site -> hosts(site.getValue())));
        return new Enrichment(userAgents, geography, ownDomains);
    }

    /** Who may send from a page of theirs is of the same business. */
    private static Set<String> hosts(CollectorConfig.SiteConfig site) {
        return site.allowedOrigins().orElse(Set.of()).stream()
                .map(origin -> URI.create(origin).getHost())
                .filter(host -> host != null)
                .map(host -> host.startsWith("www.") ? host.substring("www.".length()) : host)
                .collect(Collectors.toUnmodifiableSet());
    }
}
