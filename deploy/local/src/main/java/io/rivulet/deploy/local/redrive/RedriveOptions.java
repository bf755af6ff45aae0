package io.rivulet.deploy.local.redrive;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code deploy/local/redrive}.
 *
 * @param chosen which rejected events, in the parameters of the collector
 * @param manner how they are judged, in the same
 */
record RedriveOptions(
        @Nullable Path file,
        @Nullable Path out,
        URI collector,
        String siteKey,
        Map<String, String> chosen,
        Map<String, String> manner) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException saying which makes no sense, and what is allowed
     */
    static RedriveOptions parse(List<String> arguments, String port) {
        @Nullable Path file = null;
        @Nullable Path out = null;
        String url = "http://localhost:" + port;
        String siteKey = "sk_demo";
        Map<String, String> chosen = new LinkedHashMap<>();
        Map<String, String> manner = new LinkedHashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--out" -> out = Path.of(value(option, rest));
                case "--reason" -> chosen.put("reason", value(option, rest));
                case "--since", "--until" -> chosen.put(option.substring(2), time(option, value(option, rest)));
                case "--import" -> manner.put("import", "true");
                case "--vouched" -> manner.put("vouched", "true");
                case "--dry-run" -> manner.put("dryRun", "true");
                case "--site-key" -> siteKey = value(option, rest);
                case "--url" -> url = value(option, rest);
                default -> {
                    if (option.startsWith("-") || file != null) {
                        throw new IllegalArgumentException(
                                option.startsWith("-") ? "unknown option " + option : "one FILE at a time");
                    }
                    file = Path.of(option);
                }
            }
        }
        if (file == null && out == null && chosen.isEmpty()) {
            throw new IllegalArgumentException("FILE, --out, --reason or --since says what to do");
        }
        if (file != null && (out != null || !chosen.isEmpty())) {
            throw new IllegalArgumentException("FILE says which events; --out, --reason, --since and --until do too");
        }
        return new RedriveOptions(file, out, URI.create(url.endsWith("/") ? url : url + "/"), siteKey, chosen, manner);
    }

    URI address(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return collector.resolve("api/analytics/" + path + "?" + query);
    }

    private static String time(String option, String text) {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(option + " " + text + ": a time is 2026-11-20T05:20:00Z", e);
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return rest.next();
    }
}
