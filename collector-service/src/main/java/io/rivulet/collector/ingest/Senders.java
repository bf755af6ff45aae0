package io.rivulet.collector.ingest;

import io.rivulet.collector.CollectorConfig;
import io.rivulet.collector.CollectorConfig.SiteConfig;
import io.rivulet.collector.event.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys of all sites. */
@ApplicationScoped
class Senders {

    private static final Logger LOG = Logger.getLogger(Senders.class);

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String key, Sender sender) {}

    Senders(CollectorConfig config) {
        config.sites().forEach(this::add);
        if (entries.isEmpty()) {
            LOG.warn("No site has a key (rivulet.sites.<site>.write-keys): every request will be refused");
        }
    }

    /** Whom a key names. How long it takes tells nothing about the keys. */
    Optional<Sender> of(String key) {
        byte[] presented = key.getBytes(StandardCharsets.UTF_8);
        @Nullable Sender found = null;
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.key().getBytes(StandardCharsets.UTF_8), presented)) {
                found = entry.sender();
            }
        }
        return Optional.ofNullable(found);
    }

    private void add(String id, SiteConfig config) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(config.currency()))) {
            throw new IllegalStateException("rivulet.sites." + id + ".currency is " + config.currency()
                    + "; an ISO 4217 code such as EUR is allowed");
        }
        var site = new Site(
                id,
                config.conversions(),
                config.currency(),
                config.consentWhenAbsent().orElse(null));
        Set<String> origins = config.allowedOrigins().orElse(Set.of());
        config.writeKeys().orElse(List.of()).forEach(key -> add(key, new Sender(site, false, origins)));
        config.serverKeys().orElse(List.of()).forEach(key -> add(key, new Sender(site, true, Set.of())));
    }

    private void add(String key, Sender sender) {
        of(key).ifPresent(other -> {
            throw new IllegalStateException(
                    "rivulet.sites: a key of site " + sender.site().id() + " is also one of "
                            + other.site().id() + "; every key must name one site and be of one kind");
        });
        entries.add(new Entry(key, sender));
    }
}
