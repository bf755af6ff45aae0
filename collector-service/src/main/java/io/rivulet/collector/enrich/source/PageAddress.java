package io.rivulet.collector.enrich.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page, read as browsers write it: with spaces, umlauts and pipes that no strict parser takes.
 *
 * @param url without fragment and without a user's name and password
 * @param host lower-case, without port and leading {@code www.}; null in a relative address
 * @param path at least {@code /}
 * @param query without the question mark
 */
public record PageAddress(String url, @Nullable String host, String path, String query) {

    /** Takes an address apart, whatever it looks like. */
    public static PageAddress of(String address) {
        String url = before(address, '#');
        int scheme = url.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = endOfAuthority(url, start);
        String authority = scheme < 0 ? "" : url.substring(start, end);
        String rest = scheme < 0 ? url : url.substring(end);
        int login = authority.lastIndexOf('@');
        if (login >= 0) {
            url = url.substring(0, start) + url.substring(start + login + 1);
            authority = authority.substring(login + 1);
        }
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        return new PageAddress(
                url,
                authority.isEmpty() ? null : host(authority),
                path.startsWith("/") ? path : "/" + path,
                question < 0 ? "" : rest.substring(question + 1));
    }

    /** The parameters of the query; of a name that comes twice, the first. */
    Map<String, String> parameters() {
        if (query.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int start = 0; start < query.length(); ) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', start);
            if (equals > start && equals < end - 1) {
                parameters.putIfAbsent(
                        decoded(query.substring(start, equals)), decoded(query.substring(equals + 1, end)));
            }
            start = end + 1;
        }
        return parameters;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\0", "");
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String host(String authority) {
        String host =
                authority.startsWith("[") ? authority.substring(0, authority.indexOf(']') + 1) : before(authority, ':');
        host = host.toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static int endOfAuthority(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                return i;
            }
        }
        return url.length();
    }
}
