package io.rivulet.collector.site;

import io.rivulet.collector.CollectorConfig;
import io.rivulet.collector.CollectorConfig.SiteConfig;
import io.rivulet.collector.limit.Limits;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys of all sites: those of the service's own settings and those of the sites file, as it is now. */
@Singleton
public class Senders {

    private static final Logger LOG = Logger.getLogger(Senders.class);

    private final Map<String, SiteConfig> fixed;
    private final Limits limits;
    private final Clock clock;
    private final @Nullable SitesFile file;
    private volatile Directory directory;
    private String text;

    /**
     * Reads the settings.
     *
     * @throws BadSites when they can't hold: then there is no start
     */
    Senders(CollectorConfig config, Clock clock) {
        this.fixed = config.sites();
        this.limits = Limits.of(config.limits());
        this.clock = clock;
        this.file = config.sitesFile().map(Path::of).map(SitesFile::new).orElse(null);
        this.text = file == null ? "" : file.text();
        this.directory = read(text);
        if (directory.isEmpty()) {
            LOG.warn("No site has a key (rivulet.sites.<site>.write-keys): every request will be refused");
        } else {
            LOG.infof("Known: %s", directory.size(clock.instant()));
        }
    }

    /** Whom a key names. How long it takes tells nothing about the keys. */
    public Optional<Sender> of(String key) {
        return directory.find(key, clock.instant());
    }

    @Nullable SitesFile file() {
        return file;
    }

    /** What the file said that holds now. */
    String text() {
        return text;
    }

    /**
     * Puts what the file says in the place of what it said.
     *
     * @throws BadSites when that can't hold; then nothing has changed
     */
    void take(String newText) {
        directory = read(newText);
        text = newText;
        LOG.infof("The sites file has changed. Known now: %s", directory.size(clock.instant()));
    }

    private Directory read(String fileText) {
        Map<String, SiteConfig> all = new HashMap<>(fixed);
        if (file != null) {
            file.sites(fileText).forEach((id, site) -> {
                if (all.put(id, site) != null) {
                    throw new BadSites("Site " + id
                            + " is in the sites file and in the service's own settings; one of the two is allowed");
                }
            });
        }
        return Directory.of(all, limits);
    }
}
