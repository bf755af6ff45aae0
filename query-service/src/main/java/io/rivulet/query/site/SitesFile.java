package io.rivulet.query.site;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.store.SitesSetUp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sites of this service's configuration, and those of the collector's file as it stands now. */
@Singleton
final class SitesFile implements SitesSetUp {

    private static final Logger LOG = LoggerFactory.getLogger(SitesFile.class);
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final QueryConfig config;

    SitesFile(QueryConfig config) {
        this.config = config;
    }

    /**
     * Each site's keys; none where no file is set.
     *
     * @throws IOException when it can't be read
     */
    Map<String, KeysFile.Keys> keys() throws IOException {
        if (config.sitesFile().isEmpty()) {
            return Map.of();
        }
        Path file = config.sitesFile().get();
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("It is larger than " + MAX_BYTES + " bytes");
        }
        return KeysFile.read(Files.readString(file));
    }

    @Override
    public Set<String> ids() {
        var ids = new TreeSet<>(config.sites().keySet());
        try {
            ids.addAll(keys().keySet());
        } catch (IOException e) {
            LOG.warn("The file of sites can't be read: those from which nothing came yet are unknown", e);
        }
        return ids;
    }
}
