package io.rivulet.collector.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Origins of pages that may use a write key: {@code https://shop.example}, all sub-domains as {@code
 * https://*.shop.example}, and {@code null}, which is what sandboxed frames and local files say. None named are all.
 *
 * <p>It keeps other pages' browsers out, nobody else: a program sends what origin it likes, or none.
 */
public final class Origins {

    /** From everywhere. */
    public static final Origins ALL = new Origins(Set.of(), List.of());

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9+.-]*://(\\*\\.)?[a-z0-9._\\[\\]:-]+");
    private static final String ANY_SUBDOMAIN = "://*.";

    private final Set<String> exact;
    private final List<Wildcard> wildcards;

    private Origins(Set<String> exact, List<Wildcard> wildcards) {
        this.exact = exact;
        this.wildcards = wildcards;
    }

    private record Wildcard(String scheme, String domain) {

        boolean matches(String origin) {
            int labels = origin.length() - scheme.length() - domain.length();
            return labels > 0
                    && origin.startsWith(scheme)
                    && origin.endsWith(domain)
                    // What stands before the domain is labels: no port, no second scheme.
                    && origin.chars()
                            .skip(scheme.length())
                            .limit(labels)
                            .allMatch(c -> c == '-'
                                    || c == '.'
                                    || c == '_'
                                    || (c >= 'a' && c <= 'z')
                                    || (c >= '0' && c <= '9'));
        }
    }

    /**
     * As settings name them.
     *
     * @throws BadSites when one is no origin
     */
    static Origins written(Set<String> texts) {
        Set<String> exact = new HashSet<>();
        List<Wildcard> wildcards = new ArrayList<>();
        for (String text : texts) {
            String origin = withoutDefaultPort(text.strip().toLowerCase(Locale.ROOT));
            if (!origin.equals("null") && !FORM.matcher(origin).matches()) {
                throw new BadSites("allowed-origins has " + text
                        + "; https://shop.example, https://*.shop.example and null are allowed");
            }
            int star = origin.indexOf(ANY_SUBDOMAIN);
            if (star < 0) {
                exact.add(origin);
            } else {
                int scheme = star + ANY_SUBDOMAIN.length() - 2;
                wildcards.add(new Wildcard(origin.substring(0, scheme), origin.substring(scheme + 1)));
            }
        }
        return new Origins(exact, wildcards);
    }

    // Browsers leave it out.
    private static String withoutDefaultPort(String origin) {
        if (origin.startsWith("https://") && origin.endsWith(":443")) {
            return origin.substring(0, origin.length() - ":443".length());
        }
        return origin.startsWith("http://") && origin.endsWith(":80")
                ? origin.substring(0, origin.length() - ":80".length())
                : origin;
    }

    /** Whether pages of an origin may, as a browser names it. */
    public boolean allow(String origin) {
        return (exact.isEmpty() && wildcards.isEmpty())
                || exact.contains(origin)
                || wildcards.stream().anyMatch(wildcard -> wildcard.matches(origin));
    }
}
