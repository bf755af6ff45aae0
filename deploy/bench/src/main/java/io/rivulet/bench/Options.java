package io.rivulet.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was asked for on the command line. */
public final class Options {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("--warm-up", "60"),
            Map.entry("--window", "20"),
            Map.entry("--windows", "3"),
            Map.entry("--connections", "256"),
            Map.entry("--rate", "0"),
            Map.entry("--events", "0"),
            Map.entry("--visitors", "0"),
            Map.entry("--rounds", "50"),
            Map.entry("--requests", "1000000"),
            Map.entry("--times", "20"),
            Map.entry("--listeners", "0"),
            Map.entry("--seed", "1"),
            Map.entry("--from", "0"),
            Map.entry("--java-options", ""),
            Map.entry("--archive", ""),
            Map.entry("--results", ""));
    private static final Set<String> TEXTS = Set.of("--java-options", "--results", "--archive");

    private final Map<String, String> values = new HashMap<>(DEFAULTS);

    private Options() {}

    /**
     * Reads options.
     *
     * @throws IllegalArgumentException that says what is wrong, for people
     */
    public static Options of(List<String> words) {
        Options options = new Options();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("Unknown option " + name);
            }
            if (i + 1 == words.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = words.get(i + 1);
            if (!TEXTS.contains(name) && !value.matches("\\d{1,9}")) {
                throw new IllegalArgumentException(name + " " + value + " is not a whole number");
            }
            options.values.put(name, value);
        }
        return options;
    }

    /** Before anything is counted. */
    public Duration warmUp() {
        return Duration.ofSeconds(number("--warm-up"));
    }

    /** How long is counted at a time. */
    public Duration window() {
        return Duration.ofSeconds(number("--window"));
    }

    /** How often is counted. */
    public int windows() {
        return number("--windows");
    }

    public int connections() {
        return number("--connections");
    }

    /** Events a second, where the pace is fixed; what is usual there where nobody said. */
    public int rate(int usual) {
        return number("--rate") == 0 ? usual : number("--rate");
    }

    /** How many wait before they are read or asked for; what is usual there where nobody said. */
    public int events(int usual) {
        return number("--events") == 0 ? usual : number("--events");
    }

    /** By how many visitors who are there at the same time; what is usual there where nobody said. */
    public int visitors(int usual) {
        return number("--visitors") == 0 ? usual : number("--visitors");
    }

    /** How many listen at the WebSocket; what is usual there where nobody said. */
    public int listeners(int usual) {
        return number("--listeners") == 0 ? usual : number("--listeners");
    }

    /** How often a question of a kind is put. */
    public int times() {
        return number("--times");
    }

    /** Where the events lie that are asked for. */
    public Path archive(Path usual) {
        return text("--archive").isEmpty() ? usual : Path.of(text("--archive"));
    }

    public int rounds() {
        return number("--rounds");
    }

    public int requests() {
        return number("--requests");
    }

    /** The number of the first request. */
    public int from() {
        return number("--from");
    }

    public long seed() {
        return number("--seed");
    }

    /** For the collector's JVM, beside the local fleet's. */
    public List<String> javaOptions() {
        String words = text("--java-options").strip();
        return words.isEmpty() ? List.of() : List.of(words.split("\\s+", -1));
    }

    /** Where the results go. */
    public Path results(Path usual) {
        return text("--results").isEmpty() ? usual : Path.of(text("--results"));
    }

    /** As they were given or meant. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    private int number(String name) {
        return Integer.parseInt(text(name));
    }

    private String text(String name) {
        return values.getOrDefault(name, "");
    }
}
