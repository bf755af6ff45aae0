package io.rivulet.query.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The collector's file of sites, as far as people may see it: write keys, which stand in every page, and origins. Of secret keys,
 * and of their hashes, nothing but how many there are. Whether the file holds is the collector's to say.
 */
final class KeysFile {

    private static final Pattern SETTING =
            Pattern.compile("rivulet\\.sites\\.(?:\"([^\"]+)\"|([^.\"]+))\\.(write-keys|server-keys|allowed-origins)");
    private static final Pattern WRITE_KEY = Pattern.compile("(\\S+)(?:\\s+until\\s+(\\S+))?");

    private KeysFile() {}

    /** A site's keys. */
    record Keys(List<WriteKey> writeKeys, int serverKeys, List<String> allowedOrigins) {

        private static final Keys NONE = new Keys(List.of(), 0, List.of());
    }

    /**
     * A key for pages and apps.
     *
     * @param name what the collector's metrics call it, by its place
     * @param until from when on it is unknown; none where that was not said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WriteKey(String name, String key, @Nullable Instant until) {}

    /**
     * Reads a text.
     *
     * @throws IOException when it is no file of properties
     */
    static Map<String, Keys> read(String text) throws IOException {
        var settings = new Properties();
        try {
            settings.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new IOException("It is no file of properties", e);
        }
        Map<String, Keys> sites = new TreeMap<>();
        for (String name : settings.stringPropertyNames()) {
            Matcher setting = SETTING.matcher(name);
            if (setting.matches()) {
                String site = setting.group(1) == null ? setting.group(2) : setting.group(1);
                List<String> values = values(settings.getProperty(name));
                Keys before = sites.getOrDefault(site, Keys.NONE);
                sites.put(site, with(before, setting.group(3), values));
            }
        }
        return sites;
    }

    private static Keys with(Keys before, String setting, List<String> values) {
        return switch (setting) {
            case "write-keys" -> new Keys(writeKeys(values), before.serverKeys(), before.allowedOrigins());
            case "server-keys" -> new Keys(before.writeKeys(), values.size(), before.allowedOrigins());
            default -> new Keys(before.writeKeys(), before.serverKeys(), values);
        };
    }

    private static List<String> values(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static List<WriteKey> writeKeys(List<String> values) {
        List<WriteKey> keys = new ArrayList<>();
        for (String value : values) {
            Matcher key = WRITE_KEY.matcher(value);
            // What is no key the collector has refused, and says so.
            if (key.matches()) {
                keys.add(new WriteKey("write-" + (keys.size() + 1), key.group(1), time(key.group(2))));
            }
        }
        return keys;
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
