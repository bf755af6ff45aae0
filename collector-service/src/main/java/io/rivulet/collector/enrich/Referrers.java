package io.rivulet.collector.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sites that are known to send visitors, {@code referrers.tsv}. */
final class Referrers {

    /**
     * A known site.
     *
     * @param channel the channel of visits that come from it unpaid
     */
    record Referrer(String channel, String name) {}

    private static final Map<String, Referrer> BY_DOMAIN = table();

    private Referrers() {}

    /** The site of a host or of the domain above it; null where it is not known. */
    static @Nullable Referrer of(String host) {
        for (String domain = host; domain.indexOf('.') > 0; domain = domain.substring(domain.indexOf('.') + 1)) {
            Referrer known = BY_DOMAIN.get(domain);
            if (known != null) {
                return known;
            }
        }
        // google.de, google.co.uk and two hundred more.
        return host.startsWith("google.") ? BY_DOMAIN.get("google.com") : null;
    }

    private static Map<String, Referrer> table() {
        try (var resource = Objects.requireNonNull(Referrers.class.getResourceAsStream("referrers.tsv"));
                var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toUnmodifiableMap(
                            columns -> columns[0], columns -> new Referrer(columns[1], columns[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
