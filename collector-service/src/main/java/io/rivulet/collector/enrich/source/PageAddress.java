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
        int end = firstOf(url, "/?", start);
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
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                parameters.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
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

    private static int firstOf(String text, String ends, int from) {
        for (int i = from; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
