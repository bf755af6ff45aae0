package io.rivulet.collector.enrich.device;

import io.rivulet.collector.enrich.list.ListFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Programs that are known by their user agent: crawlers, monitors, headless browsers, HTTP libraries. */
final class Bots {

    private static final String HTTP_LIBRARY = "http-library";
    private static final int MAX_NAME = 60;

    private final List<ListFile.Line> known = new ArrayList<>();
    private final PatternIndex index;
    // Where one of the patterns says nothing, by the pattern.
    private final Map<String, Pattern> innocent;

    Bots() {
        known.addAll(ListFile.read(Bots.class, "bots.tsv"));
        known.addAll(ListFile.read(Bots.class, "bots-newer.tsv"));
        index = new PatternIndex(known.stream().map(bot -> bot.needed(0)).toList());
        innocent = ListFile.read(Bots.class, "bots-innocent.tsv").stream()
                .collect(Collectors.toUnmodifiableMap(line -> line.needed(0), line -> Pattern.compile(line.needed(1))));
    }

    /**
     * A program.
     *
     * @param reason its kind and the words by which it was known
     * @param library a tool of other programs, servers' and apps' among them
     */
    record Bot(String reason, boolean library) {}

    @Nullable Bot in(String userAgent) {
        PatternIndex.Hit hit = index.firstIn(userAgent, one -> !isInnocent(one, userAgent));
        if (hit == null) {
            return null;
        }
        String kind = known.get(hit.index()).needed(1);
        return new Bot(kind + ": " + name(hit.match().group()), kind.equals(HTTP_LIBRARY));
    }

    private boolean isInnocent(PatternIndex.Hit hit, String userAgent) {
        Pattern excuse = innocent.get(known.get(hit.index()).needed(0));
        return excuse != null && excuse.matcher(userAgent).find();
    }

    private static String name(String found) {
        String name = found.replaceAll("[/(]+$", "").strip();
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
