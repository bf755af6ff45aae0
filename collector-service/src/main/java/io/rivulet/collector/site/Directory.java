package io.rivulet.collector.site;

import io.rivulet.collector.CollectorConfig.SiteConfig;
import io.rivulet.collector.event.Site;
import io.rivulet.collector.limit.Limits;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom every key names. It never changes: who reloads puts another in its place, so that no request sees half of one. */
final class Directory {

    private final Map<KeyDigest, Entry> entries = new HashMap<>();

    private record Entry(Sender sender, SiteKey key) {}

    /**
     * The keys of these sites.
     *
     * @param limits for what a site does not say itself
     * @throws BadSites when a setting makes no sense, or a key names two
     */
    static Directory of(Map<String, SiteConfig> sites, Limits limits) {
        var directory = new Directory();
        sites.forEach((id, config) -> directory.add(id, config, limits));
        return directory;
    }

    /** Whom a key names now. */
    Optional<Sender> find(String key, Instant now) {
        if (key.length() > SiteKey.MAX_CHARACTERS) {
            return Optional.empty();
        }
        @Nullable Entry found = entries.get(KeyDigest.of(key));
        return found == null || !found.key().isValid(now) ? Optional.empty() : Optional.of(found.sender());
    }

    /** How many keys there are, of how many sites; for the log. */
    String size(Instant now) {
        long sites = entries.values().stream()
                .map(entry -> entry.sender().site().id())
                .distinct()
                .count();
        long expired = entries.values().stream()
                .filter(entry -> !entry.key().isValid(now))
                .count();
        return sites + " sites, " + entries.size() + " keys" + (expired == 0 ? "" : ", " + expired + " expired");
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    private void add(String id, SiteConfig config, Limits limits) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(config.currency()))) {
            throw new BadSites("rivulet.sites." + id + ".currency is " + config.currency()
                    + "; an ISO 4217 code such as EUR is allowed");
        }
        var site = new Site(
                id,
                config.conversions(),
                config.currency(),
                config.consentWhenAbsent().orElse(null));
        Limits own = limits.with(config.limits());
        Origins origins = origins(id, config);
        List<String> writeKeys = config.writeKeys().orElse(List.of());
        List<String> serverKeys = config.serverKeys().orElse(List.of());
        if (writeKeys.isEmpty() && serverKeys.isEmpty()) {
            // Its name is mistyped, or that of a key's setting.
            throw new BadSites("rivulet.sites." + id + " has settings and no key; rivulet.sites." + id
                    + ".write-keys or .server-keys names one");
        }
        for (int i = 0; i < writeKeys.size(); i++) {
            add(writeKeys.get(i), site, origins, own, false, i);
        }
        for (int i = 0; i < serverKeys.size(); i++) {
            add(serverKeys.get(i), site, Origins.ALL, own, true, i);
        }
    }

    private static Origins origins(String id, SiteConfig config) {
        try {
            return Origins.written(config.allowedOrigins().orElse(Set.of()));
        } catch (BadSites e) {
            throw new BadSites("rivulet.sites." + id + "." + e.getMessage(), e);
        }
    }

    private void add(String text, Site site, Origins origins, Limits limits, boolean vouched, int index) {
        SiteKey key;
        try {
            key = SiteKey.written(text);
        } catch (BadSites e) {
            throw new BadSites("rivulet.sites: a key of site " + site.id() + " " + e.getMessage(), e);
        }
        // By its place: even some digits of its hash would tell whether a guess at it is right.
        String name = (vouched ? "server-" : "write-") + (index + 1);
        var sender = new Sender(site, vouched, origins, limits, key.digest().id(), name);
        Entry other = entries.put(key.digest(), new Entry(sender, key));
        if (other != null) {
            throw new BadSites("rivulet.sites: a key of site " + site.id() + " is also one of "
                    + other.sender().site().id() + "; every key must name one site and be of one kind");
        }
    }
}
