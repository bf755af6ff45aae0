package io.rivulet.collector.site;

import io.rivulet.collector.CollectorConfig;
import io.rivulet.collector.CollectorConfig.SiteConfig;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file of properties that names sites, in the very words of the service's own settings. */
final class SitesFile {

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final String PREFIX = "rivulet.sites.";
    private static final Pattern UNKNOWN = Pattern.compile("SRCFG00050: (\\S+) in .*");
    private static final Pattern CODES = Pattern.compile("(?:[a-z]+\\.)+[A-Z]\\w*: |SRCFG\\d+: ");

    private final Path path;

    SitesFile(Path path) {
        this.path = path;
    }

    /**
     * What it says now.
     *
     * @throws BadSites when it can't be read, or is no text, or too large to be one of these
     */
    String text() {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new BadSites(path + " is larger than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadSites(path + " is not UTF-8", e);
        } catch (IOException e) {
            throw new BadSites(path + " can't be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /**
     * The sites that a text names.
     *
     * @throws BadSites when a line makes no sense, or none names a site
     */
    Map<String, SiteConfig> sites(String text) {
        Map<String, String> settings = settings(text);
        try {
            Map<String, SiteConfig> sites = new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(settings, path.toString(), 0))
                    .addDiscoveredConverters()
                    .withMapping(CollectorConfig.class)
                    .build()
                    .getConfigMapping(CollectorConfig.class)
                    .sites();
            if (sites.isEmpty()) {
                // Somebody who empties it by mistake would lock everybody out.
                throw new BadSites(path + " names no site; a line such as " + PREFIX + "shop.write-keys=wk_… does");
            }
            return sites;
        } catch (ConfigValidationException e) {
            throw new BadSites(
                    path + ": "
                            + IntStream.range(0, e.getProblemCount())
                                    .mapToObj(i -> words(e.getProblem(i).getMessage()))
                                    .collect(Collectors.joining("; ")),
                    e);
        }
    }

    /** What the reader of settings says, without its codes and the names of its classes. */
    private static String words(String problem) {
        Matcher unknown = UNKNOWN.matcher(problem);
        return unknown.matches()
                ? unknown.group(1) + " is no setting; a site has write-keys, server-keys, allowed-origins,"
                        + " consent-when-absent, conversions, currency and limits.<rate>"
                : CODES.matcher(problem).replaceAll("");
    }

    private Map<String, String> settings(String text) {
        var lines = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object name, Object value) {
                Object before = super.put(name, value);
                if (before != null) {
                    throw new BadSites(path + " says " + name + " twice");
                }
                return value;
            }
        };
        try {
            lines.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSites(path + " is no file of properties: " + e.getMessage(), e);
        }
        lines.stringPropertyNames().stream()
                .filter(name -> !name.startsWith(PREFIX))
                .findAny()
                .ifPresent(stray -> {
                    throw new BadSites(path + " has " + stray + "; only settings that begin with " + PREFIX
                            + "<site>. are allowed");
                });
        return lines.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, lines::getProperty));
    }
}
