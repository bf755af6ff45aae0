package io.rivulet.query.site;

import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Where pages find the collector, as far as somebody said. */
@Singleton
final class CollectorAddress {

    private final QueryConfig config;

    CollectorAddress(QueryConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        told();
    }

    Optional<String> told() {
        return config.collectorUrl().map(CollectorAddress::checked);
    }

    static String checked(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null) {
            throw new IllegalArgumentException("rivulet.collector-url is " + url
                    + "; it must begin with http:// or https:// and a host, as https://collector.example");
        }
        return url.toString();
    }
}
