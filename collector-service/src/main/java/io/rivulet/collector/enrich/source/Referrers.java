package io.rivulet.collector.enrich.source;

import io.rivulet.collector.enrich.list.ListFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sites that are known to send visitors: a public list, and what it lacks. */
final class Referrers {

    /**
     * A known site.
     *
     * @param channel the channel of visits that come from it unpaid
     * @param name in lower case
     */
    record Referrer(String channel, String name) {}

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]");

    // By host, or by host and the beginning of a path.
    private final Map<String, Referrer> byAddress = new HashMap<>();
    // The most that any of them has: of an address that somebody has made up of a thousand names no more is looked for.
    private int longestAddress;
    private final Map<String, Referrer> byName = new HashMap<>();

    Referrers() {
        take("referrers-own.tsv");
        take("referrers.tsv");
        for (ListFile.Line line : ListFile.read(Referrers.class, "names-own.tsv")) {
            Referrer referrer = byAddress.get(line.needed(1));
            if (referrer == null) {
                throw new IllegalStateException("No such referrer: " + line.needed(1));
            }
            byName.put(line.needed(0), referrer);
        }
    }

    private void take(String list) {
        for (ListFile.Line line : ListFile.read(Referrers.class, list)) {
            var referrer = new Referrer(line.needed(1), line.needed(2));
            byAddress.putIfAbsent(line.needed(0), referrer);
            longestAddress = Math.max(longestAddress, line.needed(0).length());
            byName.putIfAbsent(plain(referrer.name()), referrer);
        }
    }

    /** The site at an address or the one above it; null where none is known. */
    @Nullable Referrer at(PageAddress address) {
        String host = address.host();
        if (host == null) {
            return null;
        }
        int start = 0;
        for (int dot = host.indexOf('.'); dot > start; dot = host.indexOf('.', start)) {
            Referrer known =
                    host.length() - start > longestAddress ? null : under(host.substring(start), address.path());
            if (known != null) {
                return known;
            }
            start = dot + 1;
        }
        return null;
    }

    /** The site that goes by a name: its own, a short form, or its host. */
    @Nullable Referrer named(String name) {
        Referrer known = byName.get(plain(name));
        boolean mayBeAHost = known == null && name.indexOf('.') >= 0;
        return mayBeAHost ? at(PageAddress.of("https://" + name.strip())) : known;
    }

    private @Nullable Referrer under(String domain, String path) {
        int longest = Math.min(path.length(), longestAddress - domain.length());
        int first = longest == path.length() ? longest : path.lastIndexOf('/', longest);
        for (int end = first; end > 0; end = path.lastIndexOf('/', end - 1)) {
            Referrer known = byAddress.get(domain + path.substring(0, end));
            if (known != null) {
                return known;
            }
        }
        return byAddress.get(domain);
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isOneWord(lower) ? lower : NO_WORD.matcher(lower).replaceAll("");
    }

    private static boolean isOneWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isLetterOrDigit(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
