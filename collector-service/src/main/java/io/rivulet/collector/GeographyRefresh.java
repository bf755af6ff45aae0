package io.rivulet.collector;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.collector.enrich.place.Geography;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at the database of places now and then, and takes a new one while events go on being looked up in the old one. */
@Singleton
final class GeographyRefresh {

    private static final Logger LOG = Logger.getLogger(GeographyRefresh.class);

    private final Geography geography;
    private final CollectorConfig config;
    private final Counter refused;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "geography-refresh");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable Future<?> looking;

    GeographyRefresh(Geography geography, CollectorConfig config, MeterRegistry meters) {
        this.geography = geography;
        this.config = config;
        this.refused = Counter.builder("rivulet_collector_geo_databases_refused")
                .description("Files that were no database of places; the one before is still used")
                .register(meters);
    }

    void start(@Observes StartupEvent start) {
        if (config.geo().database().isPresent()) {
            long millis = config.geo().refresh().toMillis();
            looking = looks.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        if (looking != null) {
            looking.cancel(false);
        }
        looks.shutdownNow();
    }

    private void look() {
        switch (geography.refresh()) {
            case TAKEN -> LOG.info("A new database of places is used");
            case REFUSED -> {
                refused.increment();
                LOG.error("rivulet.geo.database is no database of places any more; the one before is still used");
            }
            case UNCHANGED -> {}
        }
    }
}
